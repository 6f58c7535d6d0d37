import { minuteText } from '../../domain/clock-text.ts';
import { numberText } from '../../domain/words.ts';
import { Prose } from '../ui/Prose.tsx';
import { useLanguage, useWords } from '../ui/words.ts';
import { Paper, type PaperOf } from './Paper.tsx';
import { type PaperRow, paperRows } from './paper-facts.ts';

/** The plan of a day on paper: the facilitator's own with every note, or the room's with times and titles. */
export function RunSheetPaper({ programme, session, day, forRoom }: PaperOf & { forRoom: boolean }) {
  const t = useWords();
  const rows = paperRows(programme, session, day, forRoom);
  const workplace = programme.workplaces[session.workplaceId];
  return (
    <Paper of={{ programme, session, day }} title={day.theme || t('print.runSheet')}>
      {workplace?.project.title && (
        <p className="print-lead">{t('wall.project', { title: workplace.project.title })}</p>
      )}
      {day.outcomes.length > 0 && (
        <section className="print-outcomes">
          <h3>{t('wall.outcomes')}</h3>
          <ul>
            {day.outcomes.map((outcome) => (
              <li key={outcome}>{outcome}</li>
            ))}
          </ul>
        </section>
      )}
      <table className="print-table num">
        <thead>
          <tr>
            <th scope="col">{t('plan.clock')}</th>
            <th scope="col">{t('plan.minutes')}</th>
            <th scope="col">{t('plan.item')}</th>
            {!forRoom && <th scope="col">{t('plan.lead')}</th>}
          </tr>
        </thead>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </table>
      <p className="print-end num">{t('print.end', { time: minuteText(day.endMinute) })}</p>
      {!forRoom && <p className="print-own">{t('print.own')}</p>}
    </Paper>
  );
}

function Row({ row }: { row: PaperRow }) {
  const t = useWords();
  const language = useLanguage();
  const { start, minutes, title, locked, steps, own } = row;
  return (
    <tbody>
      <tr>
        <td className="print-clock">{minuteText(start)}</td>
        <td className="print-minutes">{minutes}</td>
        <td>
          <b>{title}</b>
          {locked && <span className="print-mark">{t('print.locked')}</span>}
          {own && steps.length > 0 && (
            <p className="print-small">
              {steps.map((step) => `${step.title} ${numberText(language, step.minutes)}`).join(' · ')}
            </p>
          )}
          {own && <Own own={own} />}
        </td>
        {own && <td>{own.lead}</td>}
      </tr>
    </tbody>
  );
}

function Own({ own }: { own: NonNullable<PaperRow['own']> }) {
  const t = useWords();
  const { prompt, material, collects, note } = own;
  return (
    <>
      {prompt && <p className="print-prompt">{prompt}</p>}
      {material && <p className="print-small">{t('print.material', { text: material })}</p>}
      {collects && <p className="print-small">{t('print.collects', { text: collects })}</p>}
      {note && (
        <div className="print-note">
          <Prose text={note} />
        </div>
      )}
    </>
  );
}
