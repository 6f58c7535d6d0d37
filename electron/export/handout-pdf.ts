import type { Handout } from '../../domain/handout.ts';
import type { Language } from '../../domain/programme.ts';
import { say } from '../../domain/words.ts';
import { type Block, block, PAGE, pagesOf } from './paper-blocks.ts';
import { pdfFile } from './pdf-file.ts';

/** A handout as a PDF. `missing` counts the characters that its font has not, which stand as question marks. */
export function handoutPdf(
  handout: Handout,
  language: Language,
): { readonly bytes: Uint8Array; readonly missing: number } {
  return pdfFile({ title: handout.group, language, ...PAGE }, pagesOf(blocksOf(handout, language)));
}

function blocksOf(handout: Handout, language: Language): Block[] {
  const section = (heading: string, lines: readonly string[]): Block[] => [
    block('heading', heading),
    ...lines.map((line) => block('text', line, true)),
  ];
  return [
    block('group', handout.group),
    block('text', `${handout.place}. ${handout.date}`),
    ...handout.talks.flatMap(({ kicker, title, times, sections }) => [
      block('title', title),
      block('text', [kicker, times].filter(Boolean).join('. ')),
      ...sections.flatMap(({ heading, lines }) => section(heading, lines)),
    ]),
    ...(handout.commitments.length > 0 ? section(say(language, 'deck.yourCommitments'), handout.commitments) : []),
    block('foot', say(language, 'common.noPatients')),
  ];
}
