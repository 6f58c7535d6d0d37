import {
  cardArea,
  cardColumnWidth,
  cardHeights,
  layTimelineRows,
  placeDay,
  tableRowHeight,
  tableWidths,
  timelineColumns,
} from '../../domain/deck-fit.ts';
import { placePicture } from '../../domain/deck-fit-presentation.ts';
import { type Box, boxes, cardLook, hanging, steps, styles, tableLook, timelineLook } from '../../domain/deck-look.ts';
import type { DayBlock, Slide, SlideOf } from '../../domain/deck-slide.ts';
import { inches, lineHeight, textHeight } from '../../domain/deck-wrap.ts';
import { filled, linePart, notePart, type Paint, type SlidePart, textPart } from './slide-part.ts';

/** The colour of a slide's paper. */
export function groundOf(slide: Slide): Paint {
  return slide.kind === 'cover' ? 'field' : slide.kind === 'section' ? 'stone' : 'paper';
}

/** A slide as the shapes and words that it is drawn of, from back to front. */
export function slideParts(slide: Slide): SlidePart[] {
  switch (slide.kind) {
    case 'cover':
      return cover(slide);
    case 'section':
      return section(slide);
    case 'bullets':
      return [...head(slide), ...points(slide.points, boxes.body(slide.kicker !== '')), ...notePart(slide.note)];
    case 'presentation':
      return presentation(slide);
    case 'cards':
      return cards(slide);
    case 'table':
      return table(slide);
    case 'timeline':
      return timeline(slide);
    case 'statement':
      return statement(slide);
  }
}

function head({ kicker, title }: { readonly kicker: string; readonly title: string }): SlidePart[] {
  return [
    ...linePart(boxes.kicker, styles.kicker, 'second', kicker),
    ...linePart(boxes.title(kicker !== ''), styles.title, 'ink', title, steps.title),
  ];
}

/** Points step down together when more of them were planned than fit, as they do in the deck. */
function points(texts: readonly string[], box: Box): SlidePart[] {
  if (texts.length === 0) return [];
  const width = box.w - hanging.points;
  const gaps = inches(styles.points.gap) * (texts.length - 1);
  const height = (size: number) =>
    texts.reduce((sum, text) => sum + textHeight(text, width, { ...styles.points, size }), gaps);
  const size = [styles.points.size, 24, 22, 20].find((one) => height(one) <= box.h + 0.01) ?? 18;
  const paragraphs = texts.map((text) => ({ text, lead: '•', leadPaint: 'field' as const }));
  return [textPart(box, { ...styles.points, size }, 'ink', paragraphs, { hang: hanging.points })];
}

/** The day line: blocks in proportion, breaks thin, locked ones outlined. */
function dayBlocks(blocks: readonly DayBlock[], bar: Box, paint: Paint, labelY: number | null): SlidePart[] {
  return placeDay(blocks, bar.w).flatMap(({ block, x, w, labelled }): SlidePart[] => {
    const h = block.shape === 'break' ? bar.h * 0.32 : bar.h;
    const box = { x: bar.x + x, y: bar.y + (bar.h - h) / 2, w, h };
    const shape: SlidePart =
      block.shape === 'locked'
        ? { kind: 'shape', box, fill: null, line: { paint, points: 2.25 }, radius: 0.03 }
        : filled(box, paint, 0.03);
    if (labelY === null || !labelled || block.clock === '') return [shape];
    const label = { x: box.x, y: labelY, w: 0.7, h: 0.27 };
    return [shape, textPart(label, styles.note, 'second', [{ text: block.clock }])];
  });
}

function cover(slide: SlideOf<'cover'>): SlidePart[] {
  const at = boxes.cover;
  return [
    ...linePart(at.title, styles.coverTitle, 'paper', slide.title, steps.coverTitle, 'bottom'),
    ...linePart(at.subtitle, styles.coverSubtitle, 'onField', slide.subtitle, steps.coverSubtitle),
    ...linePart(at.project, styles.coverProject, 'onField', slide.project, steps.coverProject),
    ...dayBlocks(slide.day, at.day, 'dayOnField', null),
  ];
}

function section(slide: SlideOf<'section'>): SlidePart[] {
  const at = boxes.section;
  return [
    ...linePart(at.number, styles.sectionNumber, 'field', slide.number),
    ...linePart(at.title, styles.sectionTitle, 'ink', slide.title, steps.sectionTitle, 'bottom'),
    ...linePart(at.subtitle, styles.sectionSubtitle, 'third', slide.subtitle, steps.sectionSubtitle),
  ];
}

function presentation(slide: SlideOf<'presentation'>): SlidePart[] {
  const alone = slide.points.length === 0;
  const parts = [...head(slide), ...points(slide.points, boxes.left(true))];
  const { feedback, picture } = slide;
  if (picture) parts.push({ kind: 'picture', box: placePicture(picture, alone), sha256: picture.sha256 });
  else if (feedback.length > 0) {
    const style = styles.feedback;
    const box = alone ? boxes.body(true) : boxes.right(true);
    const width = box.w - hanging.feedback;
    const used = feedback.reduce((sum, { text }) => sum + textHeight(text, width, style) + inches(style.gap), 0);
    const rule = boxes.rule(true);
    const h = Math.min(rule.h, Math.max(used - inches(style.gap), 3 * lineHeight(style)));
    const paragraphs = feedback.map(({ label, text }) => ({
      text,
      lead: label,
      leadPaint: 'field' as const,
      leadBold: true,
    }));
    if (!alone) parts.push(filled({ x: rule.x - 0.012, y: rule.y, w: 0.024, h }, 'hairline'));
    parts.push(textPart(box, style, 'ink', paragraphs, { hang: hanging.feedback }));
  }
  return [...parts, ...notePart(slide.note)];
}

function cards(slide: SlideOf<'cards'>): SlidePart[] {
  const heading = slide.columns.some((column) => column.heading !== '');
  const area = cardArea(slide.kicker !== '', slide.note !== '', heading);
  const w = cardColumnWidth(slide.columns.length);
  const parts = head(slide);
  slide.columns.forEach((column, index) => {
    const x = area.x + index * (w + cardLook.gapX);
    const over = { x, y: area.y - cardLook.heading, w, h: 0.36 };
    parts.push(...linePart(over, styles.cardHeading, 'field', column.heading));
    const heights = cardHeights(column.cards, w, area.h);
    let { y } = area;
    column.cards.forEach(({ text, group }, place) => {
      const h = heights[place] ?? 0;
      const inner = { x: x + cardLook.padX, y, w: w - 2 * cardLook.padX, h };
      const under =
        group === '' ? [] : [{ text: group, size: styles.group.size, bold: false, paint: 'second' as const }];
      parts.push(filled({ x, y, w, h }, 'card', cardLook.radius));
      parts.push(textPart(inner, styles.card, 'ink', [{ text }, ...under], { anchor: 'middle' }));
      y += h + cardLook.gapY;
    });
  });
  return [...parts, ...notePart(slide.note)];
}

function table(slide: SlideOf<'table'>): SlidePart[] {
  const body = boxes.body(slide.kicker !== '');
  const widths = tableWidths(slide.columns);
  const parts = head(slide);
  let { y } = body;
  const row = (cells: readonly string[], h: number, isHead: boolean) => {
    let { x } = body;
    slide.columns.forEach(({ align, strong }, index) => {
      const w = widths[index] ?? 0;
      const style = isHead ? styles.tableHead : { ...styles.tableCell, bold: strong };
      const box = { x: x + tableLook.padX, y, w: w - 2 * tableLook.padX, h };
      parts.push(
        textPart(box, style, isHead ? 'second' : 'ink', [{ text: cells[index] ?? '' }], { anchor: 'middle', align }),
      );
      x += w;
    });
    const rule = inches(isHead ? 2.25 : 0.75);
    parts.push(filled({ x: body.x, y: y + h - rule / 2, w: body.w, h: rule }, isHead ? 'ink' : 'hairline'));
    y += h;
  };
  row(
    slide.columns.map(({ heading }) => heading),
    tableLook.head,
    true,
  );
  for (const cells of slide.rows) row(cells, tableRowHeight(slide.columns, cells), false);
  return [...parts, ...notePart(slide.note)];
}

function timeline(slide: SlideOf<'timeline'>): SlidePart[] {
  const kicker = slide.kicker !== '';
  const body = boxes.body(kicker);
  const bar = { x: body.x, y: body.y + 0.06, w: body.w, h: timelineLook.bar };
  const places = timelineColumns(kicker, 2);
  const columns = layTimelineRows(slide.rows, kicker);
  const rows = [columns[0] ?? [], columns.slice(1).flat()];
  return [
    ...head(slide),
    ...dayBlocks(slide.day, bar, 'field', bar.y + bar.h + 0.07),
    ...places.map((box, index) =>
      textPart(
        box,
        styles.timelineRow,
        'ink',
        (rows[index] ?? []).map(({ clock, text, shape }) => ({
          text,
          lead: clock,
          leadBold: shape !== 'break',
          ...(shape === 'break' ? { paint: 'second' as const, leadPaint: 'second' as const } : {}),
        })),
        { hang: hanging.timelineRow },
      ),
    ),
    ...notePart(slide.note),
  ];
}

function statement(slide: SlideOf<'statement'>): SlidePart[] {
  return [
    ...linePart(boxes.kicker, styles.kicker, 'second', slide.kicker),
    ...linePart(boxes.statement.text, styles.statement, 'field', slide.title, steps.statement, 'middle'),
    ...linePart(boxes.statement.source, styles.source, 'second', slide.source, null, 'bottom'),
  ];
}
