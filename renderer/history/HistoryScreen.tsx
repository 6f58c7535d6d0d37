import { useEffect } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { useDesk } from '../desk-client.ts';
import { useWords } from '../ui/words.ts';
import { AsidePanel } from './AsidePanel.tsx';
import { BackupsPanel } from './BackupsPanel.tsx';
import './history.css';
import { HistoryPanel } from './HistoryPanel.tsx';
import { PackPanel } from './PackPanel.tsx';

/** The parts that an address can name: `/history/backups`. */
const PARTS = ['changes', 'backups', 'aside'] as const;

/** What was done and can be undone, what can be put back, and what was set aside. */
export function HistoryScreen() {
  const t = useWords();
  const programme = useDesk((desk) => desk.programme);
  const [location] = useHashLocation();
  const part = PARTS.find((one) => location.endsWith(`/${one}`));
  useEffect(() => {
    if (part) document.getElementById(`history-${part}`)?.focus();
  }, [part]);
  if (!programme) return null;
  // Where one came to see what was set aside, it stands first: further down nobody would find it.
  const aside = (
    <div id="history-aside" className="history-part" tabIndex={-1}>
      <AsidePanel programme={programme} />
    </div>
  );
  return (
    <main className="history">
      <header className="history-head">
        <h1>{t('history.title')}</h1>
        <p className="ui-hint">{t('history.lead')}</p>
      </header>
      <div className="history-columns">
        <div id="history-changes" className="history-part" tabIndex={-1}>
          <HistoryPanel programme={programme} />
        </div>
        <div className="history-column">
          {part === 'aside' && aside}
          <div id="history-backups" className="history-part" tabIndex={-1}>
            <BackupsPanel programme={programme} />
          </div>
          <PackPanel />
          {part !== 'aside' && aside}
        </div>
      </div>
    </main>
  );
}
