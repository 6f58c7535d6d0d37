import { IconFolderOpen, IconKeyboard, IconPlayerPlay, IconPlus } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import type { HostAnswer } from '../../domain/contract.ts';
import type { Language } from '../../domain/programme.ts';
import { ok } from '../../domain/result.ts';
import { deskApi, useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useLanguage, useWords } from '../ui/words.ts';
import { Greeting } from './Greeting.tsx';
import { HostProblemBox } from './HostProblemBox.tsx';
import { MissingProgrammes } from './MissingProgrammes.tsx';
import { NewProgrammeDialog } from './NewProgrammeDialog.tsx';
import { OpenFolderDialog } from './OpenFolderDialog.tsx';
import { OpenProgramme } from './OpenProgramme.tsx';
import { OtherProgrammes } from './OtherProgrammes.tsx';
import { PackageDialog } from './PackageDialog.tsx';
import { forgetPackageProblem, handOverPackage, usePackageIntake } from './package-intake.ts';
import { RescueDialog } from './RescueDialog.tsx';
import { WayOn } from './WayOn.tsx';
import './start.css';
import { useStartWish, wishFor } from './start-wish.ts';
import { UnpackButton } from './UnpackButton.tsx';
import { useHome } from './use-home.ts';
import { useStartKeys } from './use-start-keys.ts';

/** Asks for a folder in the system's own way, and opens it. Choosing none is no problem. */
async function openChosenFolder(): Promise<HostAnswer<null>> {
  const chosen = await deskApi.desktop({ kind: 'choose-folder' });
  if (!chosen.ok) return chosen;
  return chosen.value === null ? ok(null) : deskApi.openProgramme({ folder: chosen.value });
}

/** Where every day begins: today's session with one key, and all programmes on this machine. */
export function StartScreen({
  onHelp,
  onLanguage,
}: {
  /** Shows the keys. */
  onHelp: () => void;
  onLanguage: (language: Language) => void;
}) {
  const t = useWords();
  const language = useLanguage();
  const programme = useDesk((desk) => desk.programme);
  const asking = useStartWish((start) => start.wish);
  const native = useDesk((desk) => desk.screens !== null);
  const waiting = useDesk((desk) => desk.packageWaiting);
  const { percent, problem: notHanded } = usePackageIntake();
  const home = useHome();
  const [rescued, rescue] = useState<string | null>(null);
  const { act, busy, problem } = home;
  const close = () => {
    wishFor(null);
    home.forget();
  };
  const open = (folder: string) => {
    if (!busy) void act(() => deskApi.openProgramme({ folder }));
  };
  const openAnyway = async (folder: string) => {
    if (!busy && (await act(() => deskApi.openProgramme({ folder, anyway: true })))) close();
  };
  useStartKeys({ n: () => wishFor('new'), o: () => wishFor('folder') });
  const choose = useEffectEvent(() => {
    wishFor(null);
    if (!busy) void act(openChosenFolder);
  });
  useEffect(() => {
    if (native && asking === 'folder') choose();
  }, [native, asking]);
  useEffect(() => () => wishFor(null), []);
  useEffect(() => forgetPackageProblem, []);
  return (
    <div className="start">
      <Greeting home={home.home} onNew={() => wishFor('new')} onOpen={open} />
      <main className="start-main">
        <div className="start-top">
          <Segmented
            label={t('start.language')}
            value={language}
            options={[
              { value: 'nb', label: 'Bokmål' },
              { value: 'en', label: 'English' },
            ]}
            onChange={onLanguage}
          />
          <Button kind="quiet" keys="?" icon={<Icon of={IconKeyboard} />} onClick={onHelp}>
            {t('start.keys')}
          </Button>
        </div>
        {problem && asking === null && waiting === null && rescued === null && (
          <WayOn problem={problem} onLook={rescue} onAnyway={(folder) => void openAnyway(folder)} />
        )}
        {notHanded && <HostProblemBox problem={notHanded} />}
        {programme && <OpenProgramme programme={programme} />}
        <OtherProgrammes home={home.home} headed={programme === null} busy={busy} onOpen={open} />
        <MissingProgrammes folders={home.home?.missing ?? []} act={act} />
        <div className="start-acts">
          <Button size="big" keys="N" icon={<Icon of={IconPlus} />} onClick={() => wishFor('new')}>
            {t('start.newProgramme')}
          </Button>
          <Button size="big" keys="O" icon={<Icon of={IconFolderOpen} />} onClick={() => wishFor('folder')}>
            {t('start.openFolder')}
          </Button>
          <Button
            kind="quiet"
            size="big"
            disabled={busy}
            icon={<Icon of={IconPlayerPlay} />}
            onClick={() => void act(deskApi.openExample)}
          >
            {t('start.openExample')}
          </Button>
          <UnpackButton
            busy={busy}
            percent={percent}
            onFile={(file) => void handOverPackage(file)}
            onChoose={native ? () => void act(() => deskApi.desktop({ kind: 'choose-package' })) : null}
          />
        </div>
        {home.home && <p className="ui-hint start-where">{t('start.dataFolder', { folder: home.home.dataFolder })}</p>}
      </main>
      {waiting !== null && <PackageDialog key={waiting} file={waiting} busy={busy} problem={problem} act={act} />}
      {rescued !== null && (
        <RescueDialog folder={rescued} busy={busy} problem={problem} act={act} onClose={() => rescue(null)} />
      )}
      {asking === 'new' && (
        <NewProgrammeDialog
          busy={busy}
          problem={problem}
          onClose={close}
          onMake={async (wanted) => {
            if (!(await act(() => deskApi.createProgramme(wanted)))) return;
            close();
            navigate('/programme');
          }}
        />
      )}
      {asking === 'folder' && !native && (
        <OpenFolderDialog
          busy={busy}
          problem={problem}
          near={home.home?.dataFolder ?? ''}
          onClose={close}
          onRescue={(folder) => {
            wishFor(null);
            rescue(folder);
          }}
          onAnyway={(folder) => void openAnyway(folder)}
          onOpen={async (folder) => {
            if (await act(() => deskApi.openProgramme({ folder }))) close();
          }}
        />
      )}
    </div>
  );
}
