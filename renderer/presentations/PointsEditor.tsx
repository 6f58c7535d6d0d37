import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { personInText } from '../../domain/person-in-text.ts';
import type { Presentation } from '../../domain/presentation-record.ts';
import { dispatch, useDesk } from '../desk-client.ts';
import { TextArea } from '../ui/Field.tsx';
import { useKnownWords, useWords } from '../ui/words.ts';
import { POINT_LENGTH_MAX, pointsText, readPoints, samePoints } from './points-text.ts';

/** How long the keys rest before what was typed is kept, in ms. */
const REST_MS = 400;

/** The points of a presentation, kept as they are typed. A text that points at a person waits until it is rewritten. */
export function PointsEditor({ sessionId, presentation }: { sessionId: string; presentation: Presentation }) {
  const t = useWords();
  const known = useKnownWords();
  const programme = useDesk((desk) => desk.programme);
  const [text, setText] = useState<string | null>(null);
  const [writing, setWriting] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const read = readPoints(text ?? '');
  /** The text that the host refused: it also knows names. */
  const [refused, setRefused] = useState<string | null>(null);
  const stopped = text !== null && programme !== null && (personInText(programme, text) || text === refused);

  const keep = useEffectEvent(async () => {
    clearTimeout(timer.current);
    if (text === null || stopped) return;
    const { points } = read;
    if (!samePoints(points, presentation.points)) {
      const target = { sessionId, presentationId: presentation.id };
      const answer = await dispatch({ kind: 'presentation.edit', ...target, points: [...points] });
      if (!answer.ok) setRefused(text);
    }
  });
  useEffect(() => {
    if (text === null) return;
    timer.current = setTimeout(() => void keep(), REST_MS);
    return () => clearTimeout(timer.current);
  }, [text]);
  // Another tab or the next presentation may take the place at any time: what was typed goes along first.
  useEffect(() => () => void keep(), []);

  const problem = stopped
    ? `${known('refusal.PERSON_IN_TEXT.sentence')} ${known('refusal.PERSON_IN_TEXT.next')}`
    : read.tooLong > 0
      ? t('presentations.pointsTooLong', { most: POINT_LENGTH_MAX })
      : read.dropped > 0
        ? t('presentations.pointsDropped')
        : undefined;
  // What has become the record's own is read from there again, so that an undo shows; the rest stays to be mended.
  if (text !== null && !writing && !problem && samePoints(read.points, presentation.points)) setText(null);
  const shown = text ?? pointsText(presentation.points);
  return (
    <TextArea
      className="presentations-points"
      label={t('presentations.points')}
      hideLabel
      hint={t('presentations.pointsHint')}
      problem={problem}
      free
      rows={Math.max(3, shown.split('\n').length)}
      value={shown}
      onChange={setText}
      onFocus={() => setWriting(true)}
      onBlur={() => {
        setWriting(false);
        void keep();
      }}
    />
  );
}
