import { wrapText } from '../../domain/deck-wrap.ts';
import type { PdfLine } from './pdf-file.ts';

/** A4 in points, and the margin on every side. */
export const PAGE = { width: 595, height: 842, margin: 57 } as const;
const INDENT = 14;
const POINTS_PER_INCH = 72;

interface Style {
  readonly size: number;
  readonly bold: boolean;
  /** Room above, in points; none at the top of a page. */
  readonly above: number;
}

/** How each sort of block looks. */
export const STYLES = {
  group: { size: 22, bold: true, above: 0 },
  title: { size: 15, bold: true, above: 20 },
  heading: { size: 11, bold: true, above: 11 },
  text: { size: 11, bold: false, above: 2 },
  foot: { size: 9, bold: true, above: 20 },
} as const satisfies Record<string, Style>;

/** A paragraph, a heading or a point of a list. */
export interface Block extends Style {
  readonly text: string;
  readonly bullet: boolean;
  /** It does not stand last on a page: what it is a heading of begins below it. */
  readonly leads: boolean;
}

/** One block in one of the styles. */
export function block(style: keyof typeof STYLES, text: string, bullet = false): Block {
  return { ...STYLES[style], text, bullet, leads: style === 'title' || style === 'heading' };
}

/** Sets blocks on pages. A heading goes along to the next page with the first line of what it leads. */
export function pagesOf(blocks: readonly Block[]): PdfLine[][] {
  const pages: PdfLine[][] = [[]];
  let y = PAGE.height - PAGE.margin;
  for (const [index, block] of blocks.entries()) {
    const { size, bold, above, bullet, text } = block;
    const step = size * 1.32;
    const left = PAGE.margin + (bullet ? INDENT : 0);
    const width = (PAGE.width - PAGE.margin - left) / POINTS_PER_INCH;
    const lines = wrapText(text.replace(/\s+/g, ' ').trim(), width, size, bold);
    const next = blocks[index + 1];
    const wanted = block.leads && next ? lines.length * step + next.above + next.size * 1.32 : step;
    y -= above;
    if (y - wanted < PAGE.margin && pages.at(-1)?.length) {
      pages.push([]);
      y = PAGE.height - PAGE.margin;
    }
    for (const [at, line] of lines.entries()) {
      if (y - step < PAGE.margin) {
        pages.push([]);
        y = PAGE.height - PAGE.margin;
      }
      y -= step;
      if (bullet && at === 0) pages.at(-1)?.push({ x: PAGE.margin, y, size, bold, text: '•' });
      pages.at(-1)?.push({ x: left, y, size, bold, text: line.trimEnd() });
    }
  }
  return pages;
}
