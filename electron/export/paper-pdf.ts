import type { Paper } from '../../domain/paper.ts';
import type { Language } from '../../domain/programme.ts';
import { say } from '../../domain/words.ts';
import { type Block, block, PAGE, pagesOf } from './paper-blocks.ts';
import { pdfFile } from './pdf-file.ts';

/**
 * A paper for the facilitators as a PDF, marked as confidential. `missing` counts the characters that its font has not,
 * which stand as question marks.
 */
export function paperPdf(paper: Paper, language: Language): { readonly bytes: Uint8Array; readonly missing: number } {
  const blocks: Block[] = [
    block('group', paper.title),
    block('foot', say(language, 'protocol.confidential')),
    ...paper.lines.map((line) => block('text', line)),
    ...paper.parts.flatMap(({ title, lines, sections }) => [
      block('title', title),
      ...lines.map((line) => block('text', line)),
      ...sections.flatMap(({ heading, lines: own }) => [
        block('heading', heading),
        ...own.map((line) => block('text', line, true)),
      ]),
    ]),
  ];
  return pdfFile({ title: paper.title, language, ...PAGE }, pagesOf(blocks.filter(({ text }) => text !== '')));
}
