import type { HostAnswer } from '../../domain/contract.ts';
import { deskApi } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { useWords } from '../ui/words.ts';

/** Programmes that were opened here and are not there now: a folder that is missing is no reason to begin anew. */
export function MissingProgrammes({
  folders,
  act,
}: {
  folders: readonly string[];
  act: (action: () => Promise<HostAnswer<unknown>>) => Promise<boolean>;
}) {
  const t = useWords();
  if (folders.length === 0) return null;
  return (
    <section aria-labelledby="start-missing" className="start-programme start-missing">
      <h2 id="start-missing">{t('start.missing')}</h2>
      <p className="ui-hint">{t('start.missingText')}</p>
      <ul>
        {folders.map((folder) => (
          <li key={folder} className="start-missing-row">
            <span className="start-missing-folder">{folder}</span>
            <Button
              kind="quiet"
              size="small"
              aria-label={t('start.forgetThis', { folder })}
              onClick={() => void act(() => deskApi.forgetProgramme({ folder }))}
            >
              {t('start.forget')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
