import { useEffect, useState } from 'react';
import type { HostProblem } from '../../domain/contract.ts';
import type { Presentation, PresentationFile } from '../../domain/presentation-record.ts';
import type { Session } from '../../domain/session.ts';
import { useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useKnownWords, useWords } from '../ui/words.ts';
import { openOutside } from './open-outside.ts';
import { lookForOffice, type Making, startMaking, useMaking, useOffice } from './page-making.ts';

/**
 * Slides that the wall cannot show by itself: made into pages where LibreOffice is installed, else opened in the
 * program that this machine has for them, while the wall shows the words.
 */
export function SlidesWays({
  session,
  presentation,
  file,
}: {
  session: Session;
  presentation: Presentation;
  file: PresentationFile;
}) {
  const t = useWords();
  const found = useOffice((office) => office.found);
  const making = useMaking((all) => all[file.sha256]);
  const desktop = useDesk((desk) => desk.screens !== null);
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<HostProblem | null>(null);
  useEffect(() => void lookForOffice(), []);
  const open = async () => {
    setAsking(false);
    setTrouble(await openOutside(session, presentation, file, desktop));
  };
  return (
    <div className="presentations-slides">
      {making?.state === 'making' ? (
        <Progress making={making} />
      ) : found ? (
        <div className="presentations-way">
          <Button onClick={() => void startMaking(file.sha256)}>{t('presentations.makePages')}</Button>
          <span className="ui-hint">{t('presentations.makePagesHint')}</span>
        </div>
      ) : (
        found === false && <p className="ui-hint">{t('presentations.noOffice')}</p>
      )}
      {making?.state === 'failed' && <Told problem={making.problem} />}
      {making?.state !== 'making' && (
        <div className="presentations-way">
          <Button kind={found ? 'quiet' : 'plain'} size={found ? 'small' : 'normal'} onClick={() => setAsking(true)}>
            {t(desktop ? 'presentations.openOutside' : 'presentations.fetchCopy')}
          </Button>
        </div>
      )}
      {trouble && <Told problem={trouble} />}
      <Dialog
        open={asking}
        size="small"
        title={t(desktop ? 'presentations.openOutside' : 'presentations.fetchCopy')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('common.cancel')}</Button>
            <Button kind="primary" onClick={() => void open()}>
              {t(desktop ? 'presentations.openNow' : 'presentations.fetchNow')}
            </Button>
          </>
        }
      >
        <p>{t(desktop ? 'presentations.openOutsideWhy' : 'presentations.fetchCopyWhy')}</p>
        <p>{t('presentations.outsideMeanwhile')}</p>
      </Dialog>
    </div>
  );
}

function Progress({ making }: { making: Extract<Making, { state: 'making' }> }) {
  const t = useWords();
  const { step, percent, stop } = making;
  const label = t(`presentations.making-${step}`);
  return (
    <div className="presentations-making">
      <p aria-live="polite">{label}</p>
      {/* Without a value the browser shows that it goes on, and does not pretend to know how far. */}
      <progress aria-label={label} max={100} {...(percent === null ? {} : { value: percent })} />
      <Button size="small" onClick={stop}>
        {t('common.cancel')}
      </Button>
    </div>
  );
}

function Told({ problem }: { problem: HostProblem }) {
  const known = useKnownWords();
  const part = (name: string) => known(`problem.${problem.code}.${name}`, problem.params) ?? '';
  return <Problem title={part('title')} sentence={part('sentence')} next={part('next')} />;
}
