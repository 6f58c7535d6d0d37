import { memo, useCallback, useMemo, useRef, useState } from 'react';
import type { HighlightKind } from '../../domain/coursework-record.ts';
import { useDesk } from '../desk-client.ts';
import { Chip } from '../ui/Chip.tsx';
import { Empty } from '../ui/Empty.tsx';
import { PrivacyMark } from '../ui/PrivacyMark.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';
import { nameOf } from './ThemeBoard.tsx';
import { type Source, sourcesByCriterion, type ThemeFacts } from './theme-facts.ts';
import { restOn } from './theme-orders.ts';
import { useDrawnRows } from './use-drawn-rows.ts';
import type { FeedbackData } from './use-feedback.ts';

type Shown = 'all' | HighlightKind | 'unused';
const SHOWN: readonly Shown[] = ['all', 'strength', 'nextStep', 'unused'];

/** All that was marked and commented in the texts, gathered by criterion; a tick puts it under the chosen card. */
export function Sources({ data, chosen }: { data: FeedbackData; chosen: ThemeFacts | null }) {
  const t = useWords();
  const [shown, setShown] = useState<Shown>('all');
  const { programme, session, coursework, terms, themes } = data;
  const by = useDesk((desk) => desk.by);
  const groups = useMemo(
    () => sourcesByCriterion(programme, session, coursework.id, terms, by),
    [programme, session, coursework.id, terms, by],
  );
  const target = useRef({ data, chosen });
  target.current = { data, chosen };
  // One handler for all rows and all cards, or a row would be drawn again at every key.
  const tick = useCallback((highlightId: string, on: boolean) => {
    const now = target.current;
    if (now.chosen) void restOn(now.data, now.chosen.theme.id, highlightId, on);
  }, []);
  const used = new Map<string, string[]>();
  for (const facts of themes) {
    for (const id of Object.keys(facts.theme.restsOn)) used.set(id, [...(used.get(id) ?? []), nameOf(t, facts)]);
  }
  const fits = ({ highlight }: Source) =>
    shown === 'all' || (shown === 'unused' ? !used.has(highlight.id) : highlight.kind === shown);
  const people = new Set(groups.flatMap(({ sources }) => sources.map(({ highlight }) => highlight.personId))).size;
  const count = groups.reduce((sum, { sources }) => sum + sources.length, 0);
  const drawn = useDrawnRows(count);
  const fitting = groups.map((group) => ({ ...group, fit: group.sources.filter(fits) }));
  return (
    <section className="feedback-sources" aria-label={t('themes.sources')}>
      <header>
        <h2>{t('themes.sources')}</h2>
        <PrivacyMark kind="private" />
        <span className="ui-grow" />
        <span className="ui-hint num">{t('themes.sourcesFrom', { texts: people, n: count })}</span>
      </header>
      {count === 0 ? (
        <Empty>{t('themes.sourcesNone')}</Empty>
      ) : (
        <>
          <Segmented
            label={t('themes.shown')}
            value={shown}
            options={SHOWN.map((value) => ({ value, label: t(`themes.shown-${value}`) }))}
            onChange={setShown}
          />
          <p className="ui-hint" aria-live="polite">
            {chosen ? t('themes.tickFor', { card: nameOf(t, chosen) }) : t('themes.tickNone')}
          </p>
          {fitting.map(({ criterionId, title, fit }, at) => {
            const before = fitting.slice(0, at).reduce((sum, one) => sum + one.fit.length, 0);
            if (fit.length === 0 || before >= drawn) return null;
            return (
              <section key={criterionId ?? ''} aria-label={title || t('themes.noCriterion')}>
                <h3>
                  {title || t('themes.noCriterion')} <span className="ui-count">{fit.length}</span>
                </h3>
                <ul>
                  {fit.slice(0, drawn - before).map((source) => (
                    <SourceRow
                      key={source.highlight.id}
                      source={source}
                      on={chosen?.theme.restsOn[source.highlight.id] === true}
                      able={chosen !== null}
                      under={(used.get(source.highlight.id) ?? []).join(', ')}
                      onTick={tick}
                    />
                  ))}
                </ul>
              </section>
            );
          })}
        </>
      )}
    </section>
  );
}

interface RowProps {
  readonly source: Source;
  readonly on: boolean;
  readonly able: boolean;
  /** The cards that it lies under. */
  readonly under: string;
  readonly onTick: (highlightId: string, on: boolean) => void;
}

/** Drawn again only when what it shows has changed: there can be many hundreds. */
const SourceRow = memo(
  function SourceRow({ source, on, able, under, onTick }: RowProps) {
    const t = useWords();
    const { highlight, code, text } = source;
    return (
      <li className="feedback-source">
        <label>
          <input
            type="checkbox"
            checked={on}
            disabled={!able}
            onChange={(event) => onTick(highlight.id, event.target.checked)}
          />
          <b>{code}</b>
          <span>
            <span className="ui-sr">{t(`common.${highlight.kind}`)}: </span>
            {text ? t('themes.quoted', { text }) : t('themes.wholeText')}
            {highlight.comment && <i className="ui-hint"> {highlight.comment}</i>}
          </span>
          <span className="feedback-source-marks">
            <Chip>{t(`common.${highlight.kind}`)}</Chip>
            {under && <Chip kind="solid">{under}</Chip>}
          </span>
        </label>
      </li>
    );
  },
  (before, after) =>
    before.source.highlight === after.source.highlight &&
    before.source.text === after.source.text &&
    before.source.code === after.source.code &&
    before.on === after.on &&
    before.able === after.able &&
    before.under === after.under,
);
