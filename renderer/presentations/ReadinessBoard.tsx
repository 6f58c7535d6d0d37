import type { Programme } from '../../domain/programme.ts';
import { useWords } from '../ui/words.ts';
import { useFileLine } from './file-words.ts';
import './files.css';
import { ownerName } from './owner-name.ts';
import { filesOf } from './presentation-facts.ts';
import type { QueueEntry } from './queue-state.ts';

/** What is ready of a queue before it begins: who has brought what, what has to be looked at, and who presents. */
export function ReadinessBoard({
  entries,
  programme,
  open,
}: {
  entries: readonly QueueEntry[];
  programme: Programme;
  open?: boolean;
}) {
  const t = useWords();
  const lineOf = useFileLine();
  const ready = entries.filter(({ presentation }) => presentation.status !== 'expected').length;
  return (
    <details className="presentations-board" open={open}>
      <summary>
        {t('files.board')} <span className="num">{t('files.boardCount', { ready, all: entries.length })}</span>
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('files.boardWho')}</th>
            <th scope="col">{t('files.boardFile')}</th>
            <th scope="col">{t('files.boardPresents')}</th>
            <th scope="col">{t('files.boardLook')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ presentation }) => {
            const { main } = filesOf(presentation);
            const presents = Object.keys(presentation.presenters).length;
            const troubles = main?.facts?.troubles ?? [];
            return (
              <tr key={presentation.id}>
                <th scope="row">{ownerName(programme, presentation)}</th>
                <td>
                  {main
                    ? lineOf(main)
                    : t(presentation.status === 'expected' ? 'files.boardNoFile' : 'files.boardWords')}
                </td>
                <td className="num" data-label={t('files.boardPresents')}>
                  {presents > 0 ? presents : t('files.boardNobody')}
                </td>
                <td>
                  {main && main.facts === null
                    ? t('files.looking')
                    : troubles.map((trouble) => <p key={trouble}>{t(`files.trouble-${trouble}`)}</p>)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
