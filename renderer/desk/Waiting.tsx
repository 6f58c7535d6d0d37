import { useDesk } from '../desk-client.ts';
import { Mark } from '../ui/Mark.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useWords } from '../ui/words.ts';

/** Before the host has told anything: finding it, or turned away by it. */
export function Waiting() {
  const t = useWords();
  const connection = useDesk((desk) => desk.connection);
  return (
    <main className="desk-waiting">
      <h1 className="desk-brand">
        <Mark size="2rem" /> <span>Samling</span>
      </h1>
      {connection === 'refused' ? (
        <Problem title={t('desk.refusedTitle')} sentence={t('desk.refusedText')} next={t('desk.refusedNext')} />
      ) : (
        <p role="status">{t(connection === 'waiting' ? 'desk.noHost' : 'desk.connecting')}</p>
      )}
    </main>
  );
}
