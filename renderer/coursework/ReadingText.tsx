import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type Ref,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import { useSingleKeys } from '../ui/single-keys.ts';
import { useLanguage, useWords } from '../ui/words.ts';
import { isRightToLeft, moved, type Place, type ReadingAct, readingAct, trimmed, unitsOf, wordAt } from './place.ts';
import { type Paragraph, type ReadingMark, readingParts, withPlace } from './reading-parts.ts';
import './reading.css';

const NONE: readonly ReadingMark[] = [];

/**
 * A text as it is read: paragraphs with the places that are marked in it. Where places can be chosen, the mouse chooses
 * what it draws over, and the arrow keys choose words and sentences, with Shift more of them.
 */
export function ReadingText({
  text,
  label,
  marks = NONE,
  activeId = null,
  place = null,
  onPlace,
  onAct,
  onMark,
  textRef,
}: {
  text: string;
  label: string;
  marks?: readonly ReadingMark[];
  /** The mark that is looked at. */
  activeId?: string | null;
  place?: Place | null;
  /** Left out where nothing can be chosen. */
  onPlace?: (place: Place | null) => void;
  onAct?: (act: ReadingAct) => void;
  onMark?: (id: string) => void;
  textRef?: Ref<HTMLDivElement>;
}) {
  const t = useWords();
  const language = useLanguage();
  const letters = useSingleKeys();
  const root = useRef<HTMLDivElement>(null);
  const paragraphs = useMemo(() => readingParts(text, marks), [text, marks]);
  const units = useMemo(() => {
    let found: ReturnType<typeof unitsOf> | null = null;
    return () => {
      found ??= unitsOf(text, language);
      return found;
    };
  }, [text, language]);
  useEffect(() => {
    if (place) root.current?.querySelector('.reading-chosen')?.scrollIntoView({ block: 'nearest' });
  }, [place]);
  useEffect(() => {
    if (activeId) root.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  const press = (event: KeyboardEvent) => {
    if (!onPlace) return;
    const { key, ctrlKey, metaKey, shiftKey: shift, altKey: alt } = event;
    const backwards = isRightToLeft(text, place?.start ?? 0);
    const act = readingAct({ key, ctrl: ctrlKey || metaKey, shift, alt }, backwards, letters);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    if (act.kind === 'move') onPlace(moved(units(), place, act.move));
    else if (act.kind === 'none') onPlace(null);
    else onAct?.(act);
  };
  const release = (event: MouseEvent) => {
    if (!onPlace) return;
    const drawn = drawnOver(root.current);
    if (drawn && drawn.end > drawn.start) {
      onPlace(trimmed(text, drawn.start, drawn.end));
      getSelection()?.removeAllRanges();
      return;
    }
    const mark = (event.target as Element).closest<HTMLElement>('[data-mark]')?.dataset.mark;
    if (mark) onMark?.(mark);
    onPlace(drawn ? wordAt(units(), drawn.start) : null);
  };
  const copy = (event: ClipboardEvent) => {
    if (!place || !getSelection()?.isCollapsed) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text.slice(place.start, place.end));
  };
  const chooses = onPlace !== undefined;
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: it has one of two roles, and both take a label
    // biome-ignore lint/a11y/noStaticElementInteractions: the same
    <div
      ref={(element) => {
        root.current = element;
        if (typeof textRef === 'function') textRef(element);
        else if (textRef) textRef.current = element;
      }}
      role={chooses ? 'application' : 'group'}
      aria-label={label}
      aria-roledescription={chooses ? t('coursework.reading') : undefined}
      aria-describedby={chooses ? 'reading-keys' : undefined}
      tabIndex={0}
      className="reading"
      onKeyDown={press}
      onMouseUp={release}
      onCopy={copy}
    >
      {paragraphs.map((one) => (
        <ParagraphView
          key={one.start}
          text={text}
          paragraph={one}
          activeId={one.stretches.some(({ marks: over }) => over.some(({ id }) => id === activeId)) ? activeId : null}
          from={place && place.start < one.end && place.end > one.start ? place.start : -1}
          to={place && place.start < one.end && place.end > one.start ? place.end : -1}
        />
      ))}
      {chooses && (
        <p className="ui-sr" aria-live="polite">
          {place ? text.slice(place.start, place.end) : ''}
        </p>
      )}
    </div>
  );
}

const ParagraphView = memo(function ParagraphView({
  text,
  paragraph,
  activeId,
  from,
  to,
}: {
  text: string;
  paragraph: Paragraph;
  activeId: string | null;
  from: number;
  to: number;
}) {
  return (
    <p className="reading-paragraph" dir="auto">
      {withPlace(paragraph.stretches, from, to).map(({ start, end, marks, chosen }) => {
        const top = marks.at(-1);
        const active = marks.some(({ id }) => id === activeId);
        return (
          <span
            key={start}
            data-start={start}
            data-mark={top?.id}
            data-kind={top?.kind}
            data-active={active || undefined}
            className={[top && 'reading-mark', chosen && 'reading-chosen'].filter(Boolean).join(' ') || undefined}
          >
            {text.slice(start, end)}
          </span>
        );
      })}
    </p>
  );
});

/** What the pointer has drawn over, in the text's own units; a press draws over nothing, at a place. */
function drawnOver(root: HTMLElement | null): Place | null {
  const selection = getSelection();
  if (!root || !selection || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = offsetOf(root, range.startContainer, range.startOffset);
  const end = offsetOf(root, range.endContainer, range.endOffset);
  return start === null || end === null ? null : { start, end };
}

function offsetOf(root: HTMLElement, node: Node, offset: number): number | null {
  if (!root.contains(node)) return null;
  const element = node instanceof Element ? node : node.parentElement;
  const span = element?.closest<HTMLElement>('[data-start]');
  if (span) return Number(span.dataset.start) + (node instanceof Element ? 0 : offset);
  // Between spans or paragraphs: the beginning of what follows, else the end of what came before.
  const following = node.childNodes[offset];
  const next = following instanceof Element ? following.querySelector<HTMLElement>('[data-start]') : null;
  if (following instanceof HTMLElement && following.dataset.start) return Number(following.dataset.start);
  if (next) return Number(next.dataset.start);
  const spans = (node instanceof Element ? node : root).querySelectorAll<HTMLElement>('[data-start]');
  const last = spans[spans.length - 1];
  return last ? Number(last.dataset.start) + (last.textContent?.length ?? 0) : null;
}
