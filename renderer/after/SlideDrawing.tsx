import type { CSSProperties } from 'react';
import { type Box, boxes, styles } from '../../domain/deck-look.ts';
import { type Slide, slideTexts } from '../../domain/deck-slide.ts';
import { Mark } from '../ui/Mark.tsx';
import './slides.css';
import { SlidePicture } from './SlidePicture.tsx';
import { type Paint, type Paragraph, type SlidePart, type TextPart, textPart } from './slide-part.ts';
import { groundOf, slideParts } from './slide-parts.ts';

const inch = (value: number): string => `calc(var(--in) * ${value})`;
const points = (value: number): string => inch(value / 72);
const paint = (name: Paint): string => `var(--deck-${name})`;
const place = ({ x, y, w, h }: Box): CSSProperties => ({
  left: inch(x),
  top: inch(y),
  width: inch(w),
  height: inch(h),
});

/**
 * A slide in small, drawn from the same data and the same measures as the file. It fills the width it is given. One
 * picture to readers of the page, who get its words.
 */
export function SlideDrawing({ slide, footer, number }: { slide: Slide; footer: string; number: number }) {
  const parts = slide.kind === 'cover' ? slideParts(slide) : [...slideParts(slide), ...foot(footer, number)];
  return (
    <div className="slides-frame">
      <div
        className="slides-slide"
        role="img"
        aria-label={slideTexts(slide).join('. ')}
        style={{ background: paint(groundOf(slide)) }}
      >
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no life of their own; a slide is drawn whole.
          <Part key={index} part={part} />
        ))}
        {slide.kind === 'cover' && (
          <span className="slides-mark" style={{ ...place(boxes.cover.mark), color: paint('onField') }}>
            <Mark size="100%" />
          </span>
        )}
      </div>
    </div>
  );
}

function foot(footer: string, number: number): TextPart[] {
  return [
    textPart(boxes.footer, styles.footer, 'second', [{ text: footer }]),
    textPart(boxes.number, styles.footer, 'second', [{ text: String(number) }], { align: 'right' }),
  ];
}

function Part({ part }: { part: SlidePart }) {
  if (part.kind === 'picture') return <SlidePicture sha256={part.sha256} style={place(part.box)} />;
  if (part.kind === 'shape') {
    const { fill, line, radius } = part;
    return (
      <span
        className="slides-part"
        style={{
          ...place(part.box),
          borderRadius: inch(radius),
          ...(fill ? { background: paint(fill) } : {}),
          ...(line ? { boxShadow: `inset 0 0 0 ${points(line.points)} ${paint(line.paint)}` } : {}),
        }}
      />
    );
  }
  const { style, hang } = part;
  return (
    <span
      className={`slides-part slides-text slides-${part.anchor}`}
      style={{
        ...place(part.box),
        color: paint(part.paint),
        fontSize: points(style.size),
        fontWeight: style.bold ? 700 : 400,
        lineHeight: style.leading,
        textAlign: part.align,
        rowGap: points(style.gap),
      }}
    >
      {part.paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above.
        <Line key={index} paragraph={paragraph} hang={hang} />
      ))}
    </span>
  );
}

function Line({ paragraph, hang }: { paragraph: Paragraph; hang: number }) {
  const { text, lead, leadPaint, leadBold, size, bold } = paragraph;
  return (
    <span
      className="slides-line"
      style={{
        ...(hang > 0 ? { paddingLeft: inch(hang) } : {}),
        ...(size ? { fontSize: points(size) } : {}),
        ...(bold === undefined ? {} : { fontWeight: bold ? 700 : 400 }),
        ...(paragraph.paint ? { color: paint(paragraph.paint) } : {}),
      }}
    >
      {lead !== undefined && (
        <span
          className="slides-lead"
          style={{
            width: inch(hang),
            ...(leadPaint ? { color: paint(leadPaint) } : {}),
            ...(leadBold === undefined ? {} : { fontWeight: leadBold ? 700 : 400 }),
          }}
        >
          {lead}
        </span>
      )}
      {text}
    </span>
  );
}
