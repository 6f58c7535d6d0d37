import { useEffect, useState } from 'react';
import { clockText, dateText, localDate } from '../../domain/clock-text.ts';
import type { HostAnswer, HostProblem } from '../../domain/contract.ts';
import type { PackagePreview } from '../../domain/package-manifest.ts';
import { deskApi } from '../desk-client.ts';
import { sizeText } from '../intake/size-text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useLanguage, useWords } from '../ui/words.ts';
import { HostProblemBox } from './HostProblemBox.tsx';

type Standing =
  | { readonly kind: 'looking' }
  | { readonly kind: 'shown'; readonly preview: PackagePreview }
  | { readonly kind: 'refused'; readonly problem: HostProblem };

/** Shows what is in the packed programme that waits, before anything of it is unpacked. */
export function PackageDialog({
  file,
  busy,
  problem,
  act,
}: {
  file: string;
  busy: boolean;
  /** Why it was not unpacked. */
  problem: HostProblem | null;
  act: (action: () => Promise<HostAnswer<unknown>>) => Promise<boolean>;
}) {
  const t = useWords();
  const [standing, setStanding] = useState<Standing>({ kind: 'looking' });
  useEffect(() => {
    let here = true;
    void deskApi.packagePreview().then((answer) => {
      if (!here) return;
      setStanding(answer.ok ? { kind: 'shown', preview: answer.value } : { kind: 'refused', problem: answer.problem });
    });
    return () => {
      here = false;
    };
  }, []);
  const close = () => void act(deskApi.packageDrop);
  const refused = standing.kind === 'refused' ? standing.problem : problem;
  return (
    <Dialog
      open
      title={t('start.packageTitle', { file })}
      onClose={() => busy || close()}
      actions={
        <>
          <Button onClick={close} disabled={busy}>
            {t(standing.kind === 'refused' ? 'common.close' : 'common.cancel')}
          </Button>
          {standing.kind !== 'refused' && (
            <Button
              kind="primary"
              disabled={busy || standing.kind !== 'shown'}
              onClick={() => void act(deskApi.unpackProgramme)}
            >
              {t(busy ? 'start.packageTaking' : 'start.packageTake')}
            </Button>
          )}
        </>
      }
    >
      {standing.kind === 'looking' && <p role="status">{t('start.packageLooking')}</p>}
      {standing.kind === 'shown' && <Preview preview={standing.preview} />}
      {refused && <HostProblemBox problem={refused} />}
    </Dialog>
  );
}

function Preview({ preview }: { preview: PackagePreview }) {
  const t = useWords();
  const language = useLanguage();
  const { programme, madeAt, names, files, bytes, workplaces, people, sessions, folder } = preview;
  // It was made elsewhere, and is looked at here: this machine's own time is as good as any.
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const date = dateText(localDate(madeAt, timeZone), language);
  const holds = [
    t('start.workplaces', { n: workplaces }),
    t('start.people', { n: people }),
    t('start.packageSessions', { n: sessions }),
    t('start.packageFiles', { n: files, size: sizeText(language, bytes) }),
  ];
  return (
    <>
      <dl className="start-package">
        <dt>{t('start.packageProgramme')}</dt>
        <dd>
          <b>{programme}</b>
        </dd>
        <dt>{t('start.packageWhen')}</dt>
        <dd>{t('start.packageMade', { date, time: clockText(madeAt, timeZone) })}</dd>
        <dt>{t('start.packageHolds')}</dt>
        <dd>{holds.join(', ')}</dd>
        <dt>{t('start.packageNames')}</dt>
        <dd>{t(names ? 'start.packageWith' : 'start.packageWithout')}</dd>
        <dt>{t('start.packageWhere')}</dt>
        <dd className="start-package-folder">{folder}</dd>
      </dl>
      <p className="ui-hint">{t('start.packageSafe')}</p>
    </>
  );
}
