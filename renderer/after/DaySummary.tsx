import { minuteText } from '../../domain/clock-text.ts';
import { Panel } from '../ui/Panel.tsx';
import { useWords } from '../ui/words.ts';
import { type DayAccount, signedMinutes } from './day-account.ts';

/** The day in numbers, and plan beside what happened. */
export function DaySummary({ account }: { account: DayAccount }) {
  const t = useWords();
  const { attendance, presentations, cards } = account;
  return (
    <Panel title={t('after.summary')}>
      {!account.begun && <p className="ui-hint">{t('after.notBegun')}</p>}
      <dl className="after-figures">
        {account.begun && (
          <>
            <Figure value={String(account.used)} label={t('after.figureUsed', { planned: account.planned })} />
            <Figure value={signedMinutes(account.used - account.planned)} label={t('after.figureDrift')} />
          </>
        )}
        <Figure
          value={attendance ? String(attendance.present) : '–'}
          label={attendance ? t('after.figurePresent', { enrolled: attendance.enrolled }) : t('after.figureNone')}
        />
        {presentations.total > 0 && (
          <Figure
            value={String(presentations.held)}
            label={t('after.figurePresentations', { total: presentations.total })}
          />
        )}
        {cards.total > 0 && (
          <Figure value={String(cards.released)} label={t('after.figureCards', { total: cards.total })} />
        )}
      </dl>
      <table className="after-table">
        <caption className="ui-sr">{t('after.plan')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('after.clock')}</th>
            <th scope="col">{t('after.item')}</th>
            <th scope="col">{t('after.planned')}</th>
            <th scope="col">{t('after.used')}</th>
            <th scope="col">{t('after.difference')}</th>
          </tr>
        </thead>
        <tbody>
          {account.rows.map((row) => (
            <tr key={row.itemId} className={`after-row-${row.state}`}>
              <td className="tm">{minuteText(row.start)}</td>
              <th scope="row">{row.title}</th>
              <td className="num">{row.planned}</td>
              <td className="num">
                {row.used ?? (row.state === 'now' ? t('after.running') : account.begun ? t('after.notRun') : '')}
              </td>
              <td className="num">{row.difference === null ? '' : signedMinutes(row.difference)}</td>
            </tr>
          ))}
        </tbody>
        {account.begun && (
          <tfoot>
            <tr>
              <td />
              <th scope="row">{t('after.sum')}</th>
              <td className="num">{account.planned}</td>
              <td className="num">{account.used}</td>
              <td className="num">{signedMinutes(account.used - account.planned)}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </Panel>
  );
}

function Figure({ value, label }: { value: string; label: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="num">{value}</dd>
    </div>
  );
}
