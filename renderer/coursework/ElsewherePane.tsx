import type { KeyboardEvent } from 'react';
import { clockText, dateText, localDate } from '../../domain/clock-text.ts';
import type { Coursework } from '../../domain/coursework-record.ts';
import type { Person, Programme } from '../../domain/programme.ts';
import { useLanguage, useWords } from '../ui/words.ts';
import { liesOnPaper, type MatrixCell } from './matrix-facts.ts';
import { StateMark } from './StateMark.tsx';
import './submission.css';

/** What another session holds of somebody's work, to be looked at: it is entered and assessed there. */
export function ElsewherePane({
  programme,
  coursework,
  person,
  cell,
  onBack,
}: {
  programme: Programme;
  coursework: Coursework;
  person: Person;
  cell: MatrixCell;
  onBack: () => void;
}) {
  const t = useWords();
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    onBack();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard for all that stands here
    <div className="coursework-pane" onKeyDown={leave}>
      <header className="coursework-pane-head">
        <h2>
          {person.code} <span>{coursework.title}</span>
        </h2>
        {!cell.pending && (
          <StateMark
            state={cell.state}
            attempt={cell.attempt}
            paper={liesOnPaper(cell)}
            sessionNumber={cell.from?.number ?? null}
          />
        )}
      </header>
      {cell.from ? (
        <StandsThere programme={programme} cell={cell} enters={false} />
      ) : (
        <p className="ui-hint">{t(cell.pending ? 'coursework.pendingLong' : 'coursework.otherWorkplace')}</p>
      )}
    </div>
  );
}

/** In which session it stands, since when, and whether more can be entered in the open one. Reached with Enter. */
export function StandsThere({
  programme,
  cell: { from, how, state, at },
  enters,
}: {
  programme: Programme;
  cell: MatrixCell;
  enters: boolean;
}) {
  const t = useWords();
  const language = useLanguage();
  if (!from) return null;
  const settled = state === 'approved' || state === 'notApproved';
  const when =
    at === null
      ? ''
      : t(settled ? 'coursework.settledThen' : 'coursework.cameThen', {
          how: how ? t(`coursework.how-${how}`) : t(`coursework.state-${state}`),
          date: dateText(localDate(at, programme.timeZone), language, false),
          time: clockText(at, programme.timeZone),
        });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: Enter in the matrix goes to it, so that it is read out
    <p className="coursework-elsewhere num" tabIndex={0}>
      {t('coursework.standsIn', { number: from.number, kind: t(`common.${from.kind}`).toLocaleLowerCase(language) })}{' '}
      {when} {t(enters ? 'coursework.entersHere' : 'coursework.entersThere')}
    </p>
  );
}
