import { IconAlertTriangle, IconCircleDashed, IconLock, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import type { HighlightKind } from '../../domain/coursework-record.ts';
import { dispatch } from '../desk-client.ts';
import { Icon } from '../ui/Icon.tsx';
import { PrivacyMark } from '../ui/PrivacyMark.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { KINDS, roomFor, standingOf, type ThemeFacts } from './theme-facts.ts';
import { themeKey } from './theme-keys.ts';
import { addTheme, releaseTheme, stepTheme, withdrawTheme } from './theme-orders.ts';
import type { FeedbackData } from './use-feedback.ts';

/** Where a release goes: only out, or at once on the wall in an item. */
export type ReleaseWay = { readonly itemId: string | null } | null;

/**
 * The cards in two columns. Arrow keys go from card to card, Alt and an arrow takes the card along, R lets the room
 * have it or takes it back.
 */
export function ThemeBoard({
  data,
  chosenId,
  way,
  onChoose,
  onEdit,
}: {
  data: FeedbackData;
  chosenId: string | null;
  way: ReleaseWay;
  onChoose: (themeId: string | null) => void;
  /** The card's words are to be written. */
  onEdit: (themeId: string) => void;
}) {
  const t = useWords();
  const root = useRef<HTMLDivElement>(null);
  const columns = KINDS.map((kind) => data.themes.filter(({ theme }) => theme.kind === kind));
  const go = (column: number, row: number) => {
    const kin = columns[column] ?? [];
    const to = kin[Math.max(0, Math.min(kin.length - 1, row))];
    if (!to) return;
    onChoose(to.theme.id);
    root.current?.querySelector<HTMLElement>(`[data-theme-card="${to.theme.id}"]`)?.focus();
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const id = (event.target as HTMLElement).dataset.themeCard;
    const facts = data.themes.find(({ theme }) => theme.id === id);
    const act = themeKey(event);
    if (!facts || !act) return;
    event.preventDefault();
    event.stopPropagation();
    const column = KINDS.indexOf(facts.theme.kind);
    const row = facts.number - 1;
    const one = { sessionId: data.session.id, courseworkId: data.coursework.id, themeId: facts.theme.id };
    switch (act) {
      case 'up':
      case 'down':
        return go(column, row + (act === 'up' ? -1 : 1));
      case 'left':
      case 'right':
        return go(act === 'left' ? 0 : 1, row);
      case 'move-up':
        return stepTheme(data, facts.theme.id, -1);
      case 'move-down':
        return stepTheme(data, facts.theme.id, 1);
      case 'release':
        if (facts.theme.releasedAt !== null) void withdrawTheme(one);
        else if (facts.left.length === 0) void releaseTheme(one, way);
        else onEdit(facts.theme.id);
        return;
      case 'remove':
        go(column, row === 0 ? 1 : row - 1);
        void dispatch({ kind: 'theme.remove', ...one }).then((answer) => {
          if (answer.ok) notify({ text: t('themes.removed', { card: nameOf(t, facts) }), undo: true });
        });
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the cards inside it; their buttons do the same.
    <div ref={root} className="feedback-board" onKeyDown={press}>
      {KINDS.map((kind, at) => (
        <section key={kind} aria-label={t(`wall.feedback-${kind}`)}>
          <h3>{t(`wall.feedback-${kind}`)}</h3>
          <ol>
            {columns[at]?.map((facts) => (
              <li key={facts.theme.id}>
                <ThemeCard
                  facts={facts}
                  chosen={facts.theme.id === chosenId}
                  onChoose={() => onChoose(facts.theme.id)}
                  onEdit={() => onEdit(facts.theme.id)}
                />
              </li>
            ))}
          </ol>
          <NewTheme
            data={data}
            kind={kind}
            full={(columns[at]?.length ?? 0) >= roomFor(data.terms, kind)}
            onEdit={onEdit}
          />
        </section>
      ))}
    </div>
  );
}

/** "Styrke 2" */
export function nameOf(t: ReturnType<typeof useWords>, { theme, number }: ThemeFacts): string {
  return t(`themes.card-${theme.kind}`, { n: number });
}

function ThemeCard({
  facts,
  chosen,
  onChoose,
  onEdit,
}: {
  facts: ThemeFacts;
  chosen: boolean;
  onChoose: () => void;
  onEdit: () => void;
}) {
  const t = useWords();
  const { theme, check } = facts;
  const standing = standingOf(facts);
  return (
    <button
      type="button"
      className={`feedback-card feedback-card-${standing}`}
      data-theme-card={theme.id}
      aria-current={chosen || undefined}
      aria-keyshortcuts="Enter R Delete Alt+ArrowUp Alt+ArrowDown"
      onFocus={onChoose}
      onClick={onEdit}
    >
      <span className="feedback-card-head">
        <span>{nameOf(t, facts)}</span>
        <Standing facts={facts} />
      </span>
      <strong>{theme.title || theme.text || t('themes.noWords')}</strong>
      {theme.title && theme.text && <span className="feedback-card-text">{theme.text}</span>}
      <span className={check.few ? 'feedback-card-rests few' : 'feedback-card-rests'}>
        {t('themes.restsOn', { n: check.people })}
      </span>
    </button>
  );
}

function Standing({ facts }: { facts: ThemeFacts }) {
  const t = useWords();
  const standing = standingOf(facts);
  switch (standing) {
    case 'onWall':
      return <PrivacyMark kind="on-wall" />;
    case 'released':
      return <PrivacyMark kind="released" />;
    case 'ready':
      return (
        <span className="feedback-standing">
          <Icon of={IconLock} size={15} /> {t('themes.ready')}
        </span>
      );
    case 'empty':
      return (
        <span className="feedback-standing">
          <Icon of={IconCircleDashed} size={15} /> {t('themes.begun')}
        </span>
      );
    case 'stopped':
      return (
        <span className="feedback-standing feedback-stopped">
          <Icon of={IconAlertTriangle} size={15} /> {t('themes.remains', { n: facts.left.length })}
        </span>
      );
  }
}

function NewTheme({
  data,
  kind,
  full,
  onEdit,
}: {
  data: FeedbackData;
  kind: HighlightKind;
  full: boolean;
  onEdit: (themeId: string) => void;
}) {
  const t = useWords();
  if (full) return <p className="ui-hint">{t('themes.full', { n: roomFor(data.terms, kind) })}</p>;
  return (
    <button
      type="button"
      className="feedback-new"
      onClick={async () => {
        const made = await addTheme(data, kind);
        if (made) onEdit(made);
      }}
    >
      <Icon of={IconPlus} size={16} /> {t(`themes.new-${kind}`)}
    </button>
  );
}
