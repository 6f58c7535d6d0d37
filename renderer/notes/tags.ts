/** A `#tag` at the beginning of a word: letters, digits, hyphens, with at least one letter. `# Heading` is none. */
const TAG = /(^|\s)#((?=[\p{N}_-]*\p{L})[\p{L}\p{N}][\p{L}\p{N}_-]{0,39})(?=$|[\s.,;:!?)])/gu;
const TAGS_AT_THE_END = /(?:^|\s+)(?:#(?=[\p{N}_-]*\p{L})[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}\s*)+$/u;

/** Most tags that a note can have, and most UTF-16 units of one: letters beyond the common ones take two. */
const TAGS_MAX = 20;
const TAG_MAX = 40;

/**
 * Reads the tags out of a text. Those at its end leave it, since they are about it; one in the middle of a sentence is
 * also a word of it and only loses its mark. Tags keep their spelling, and none comes twice. Where they are more or longer
 * than a note can have, the text stays as it was written, so that no word is lost.
 */
export function takeTags(text: string, known: readonly string[] = []): { text: string; tags: string[] } {
  const tags = [...known];
  for (const [, , tag] of text.matchAll(TAG)) {
    if (tag && !tags.some((one) => one.toLowerCase() === tag.toLowerCase())) tags.push(tag);
  }
  const fitting = tags.filter((tag) => tag.length <= TAG_MAX).slice(0, TAGS_MAX);
  if (fitting.length < tags.length) return { text, tags: fitting };
  const body = text.replace(TAGS_AT_THE_END, '').replace(TAG, '$1$2');
  return { text: body.trim() === '' ? text : body, tags };
}
