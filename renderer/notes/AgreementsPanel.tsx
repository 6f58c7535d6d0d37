import { dateText } from '../../domain/clock-text.ts';
import type { Commitment, Owner } from '../../domain/note-record.ts';
import { inOrder } from '../../domain/order.ts';
import type { Programme } from '../../domain/programme.ts';
import { dispatch, useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Empty } from '../ui/Empty.tsx';
import { notify } from '../ui/toasts.ts';
import { type Say, useLanguage, useWords } from '../ui/words.ts';
import { AgreementEntry } from './AgreementEntry.tsx';
import './notes.css';

/** One line of the list, whatever it is. */
interface Line {
  readonly id: string;
  readonly text: string;
  readonly detail: string;
  readonly remove: () => ReturnType<typeof dispatch>;
  readonly resolve?: { readonly done: boolean; readonly change: () => ReturnType<typeof dispatch> };
}

/** Decisions, commitments and the parking lot of a session, and one line to add to them. */
export function AgreementsPanel({ sessionId, itemId }: { sessionId: string; itemId: string | null }) {
  const t = useWords();
  const language = useLanguage();
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  if (!programme || session?.id !== sessionId) return null;
  const decisions = inOrder(session.decisions).map(
    ({ id, text }): Line => ({
      id,
      text,
      detail: '',
      remove: () => dispatch({ kind: 'decision.remove', sessionId, decisionId: id }),
    }),
  );
  const detail = ({ owner, due }: Commitment) =>
    [ownerText(t, programme, owner), due === null ? '' : t('notes.dueOn', { date: dateText(due, language, false) })]
      .filter(Boolean)
      .join(', ');
  const commitments = inOrder(session.commitments).map(
    (one): Line => ({
      id: one.id,
      text: one.text,
      detail: detail(one),
      remove: () => dispatch({ kind: 'commitment.remove', sessionId, commitmentId: one.id }),
    }),
  );
  const parked = inOrder(session.parked).map(
    ({ id, text, resolvedAt }): Line => ({
      id,
      text,
      detail: resolvedAt === null ? '' : t('notes.resolved'),
      remove: () => dispatch({ kind: 'parked.remove', sessionId, parkedId: id }),
      resolve: {
        done: resolvedAt !== null,
        change: () => dispatch({ kind: 'parked.edit', sessionId, parkedId: id, resolved: resolvedAt === null }),
      },
    }),
  );
  const empty = decisions.length + commitments.length + parked.length === 0;
  return (
    <div className="notes">
      <section
        className="notes-list notes-agreements"
        aria-label={t('notes.agreements')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {empty && <Empty>{t('notes.agreementsEmpty')}</Empty>}
        <Lines title={t('notes.decisions')} lines={decisions} />
        <Lines title={t('notes.commitments')} lines={commitments} />
        <Lines title={t('notes.parking')} lines={parked} />
      </section>
      <AgreementEntry programme={programme} session={session} itemId={itemId} />
    </div>
  );
}

/** Who carries it, as the desk may say it: a role, a group's name or a code. */
export function ownerText(t: Say, programme: Programme, owner: Owner): string {
  if (owner.kind === 'role') return t(`common.owner-${owner.role}`);
  if (owner.kind === 'group') return programme.groups[owner.groupId]?.name ?? '';
  return programme.people[owner.personId]?.code ?? '';
}

function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  const t = useWords();
  if (lines.length === 0) return null;
  const remove = async (line: Line) => {
    if ((await line.remove()).ok) notify({ text: t('notes.entryRemoved'), undo: true });
  };
  return (
    <div className="notes-agreement-group">
      <h2 className="notes-cut">
        {title} <span className="ui-count">{lines.length}</span>
      </h2>
      <ul>
        {lines.map((line) => (
          <li key={line.id} className="notes-agreement">
            <span className="notes-text">{line.text}</span>
            {line.detail && <Chip kind="tag">{line.detail}</Chip>}
            <span className="ui-grow" />
            {line.resolve && (
              <Button size="small" kind="quiet" onClick={() => void line.resolve?.change()}>
                {t(line.resolve.done ? 'notes.reopen' : 'notes.resolve')}
              </Button>
            )}
            <Button
              size="small"
              kind="quiet"
              aria-label={t('notes.removeEntry', { text: line.text })}
              onClick={() => void remove(line)}
            >
              {t('common.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
