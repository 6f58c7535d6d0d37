/** The longest that `AttachmentSchema` takes. */
const NAME_MAX = 255;

/**
 * Letters that steer how a name is drawn, so that it looks like another kind of file than it is. A joiner between two
 * pictures stays: it makes one of them.
 */
const STEERING =
  /(?!(?<=\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f)?)\u200d(?=\p{Extended_Pictographic}))[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;

/**
 * A file's own name, fit to be shown and kept: no folders, nothing invisible, not too long. The extension survives.
 * It is never used as a path.
 */
export function cleanFileName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  const name = last.normalize('NFC').replace(STEERING, '').replace(/\s+/g, ' ').trim();
  if (name === '' || /^\.+$/.test(name)) return 'fil';
  if (name.length <= NAME_MAX) return name;
  const dot = name.lastIndexOf('.');
  const tail = dot > 0 && name.length - dot <= 9 ? name.slice(dot) : '';
  // Never through the middle of a character: half an emoji is no name.
  return name.slice(0, NAME_MAX - tail.length).replace(/[\uD800-\uDBFF]$/, '') + tail;
}

/** The extension that a name claims, lower case and without the dot; null when it claims none that could be kept. */
export function claimedExtension(name: string): string | null {
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? null;
}
