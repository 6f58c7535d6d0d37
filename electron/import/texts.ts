import type { FileHandle } from 'node:fs/promises';
import type { InspectedPage } from '../../domain/inspection.ts';
import { emptyPage, type Finding, finding, notRead } from './finding.ts';
import { LIMITS, manyLines, oneLine } from './limits.ts';

/** Looks into Markdown or plain text. Each heading of Markdown begins a page, as it would a slide. */
export async function inspectText(file: FileHandle, markdown: boolean): Promise<Finding> {
  const { size } = await file.stat();
  if (size > LIMITS.textBytes) return notRead('text', 'too-large');
  const text = textOf(await file.readFile());
  if (text === null) return notRead('text', 'not-read');
  const pages = markdown ? sections(text) : [{ ...emptyPage(), text: manyLines(text, LIMITS.pageText) }];
  const wordless = pages.every((page) => page.title === '' && page.text === '');
  return finding({ form: 'text', troubles: wordless ? ['no-words'] : [] }, { pages: pages.slice(0, LIMITS.slides) });
}

/** Text in the encodings that people's programs write; null for bytes that are no text in any of them. */
function textOf(bytes: Buffer): string | null {
  const mark = bytes.subarray(0, 2).toString('hex');
  const marked = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : null;
  for (const encoding of marked ? [marked] : ['utf-8', 'windows-1252']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return text.includes('\u0000') ? null : text;
    } catch {
      // The next one may fit.
    }
  }
  return null;
}

function sections(text: string): InspectedPage[] {
  const pages: { title: string; lines: string[] }[] = [];
  let fenced = false;
  for (const line of text.split(/\r\n?|\n/)) {
    if (/^ {0,3}(?:```|~~~)/.test(line)) fenced = !fenced;
    const heading = fenced ? null : /^ {0,3}#{1,3}[ \t]+(.*?)[ \t#]*$/.exec(line);
    if (heading) pages.push({ title: heading[1] ?? '', lines: [] });
    else if (pages.length > 0) pages.at(-1)?.lines.push(line);
    else if (line.trim() !== '') pages.push({ title: '', lines: [line] });
  }
  return pages.map(({ title, lines }) => ({
    ...emptyPage(),
    title: oneLine(title, 400),
    text: manyLines(lines.join('\n'), LIMITS.pageText),
  }));
}
