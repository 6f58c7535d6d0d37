import { IconPackageExport } from '@tabler/icons-react';
import { useState } from 'react';
import type { HostAnswer, HostProblem } from '../../domain/contract.ts';
import { deskApi, useDesk } from '../desk-client.ts';
import { saveFile } from '../save-file.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { HostProblemNote } from './HostProblemNote.tsx';

/** Asks for a place in the system's own way, and packs there. */
function packInPlace(names: boolean): Promise<HostAnswer<string | null>> {
  return deskApi.desktop({ kind: 'pack-programme', names });
}

/** Packs where the host is, and hands the file to the browser. */
async function packAndFetch(names: boolean): Promise<HostAnswer<string>> {
  const packed = await deskApi.fetchPackage(names);
  if (!packed.ok) return packed;
  saveFile(packed.value.file, packed.value.name);
  return { ok: true, value: packed.value.name };
}

/** The whole programme in one file: to another machine, or to a safe place. The link key goes along only when chosen. */
export function PackPanel() {
  const t = useWords();
  const rehearsing = useDesk((desk) => desk.rehearsing);
  const native = useDesk((desk) => desk.screens !== null);
  const [key, setKey] = useState<'without' | 'with'>('without');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<HostProblem | null>(null);
  const pack = async () => {
    setBusy(true);
    setProblem(null);
    const packed = await (native ? packInPlace : packAndFetch)(key === 'with');
    setBusy(false);
    if (!packed.ok) return setProblem(packed.problem);
    if (packed.value !== null) notify({ text: t('safety.saidPacked', { file: packed.value }) });
  };
  return (
    <Panel title={t('safety.pack')}>
      <div className="history-pack">
        <p>{t('safety.packLead')}</p>
        <Segmented
          label={t('safety.packKey')}
          value={key}
          options={[
            { value: 'without', label: t('safety.packWithout') },
            { value: 'with', label: t('safety.packWith') },
          ]}
          onChange={setKey}
        />
        <p className="ui-hint">{t(key === 'with' ? 'safety.packWithHint' : 'safety.packWithoutHint')}</p>
        <Button
          icon={<Icon of={IconPackageExport} size={16} />}
          disabled={busy || rehearsing}
          onClick={() => void pack()}
        >
          {t(busy ? 'safety.packing' : native ? 'safety.packTo' : 'safety.packNow')}
        </Button>
        {problem && <HostProblemNote problem={problem} />}
      </div>
    </Panel>
  );
}
