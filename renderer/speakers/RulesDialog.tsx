import { useState } from 'react';
import type { CommandInput } from '../../domain/commands.ts';
import { dispatch } from '../desk-client.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/Field.tsx';
import { useWords } from '../ui/words.ts';
import { lengthText, speechLength } from './speaker-entry.ts';
import type { SpeakersData } from './use-speakers.ts';

type Rules = Omit<Extract<CommandInput, { kind: 'speakers.set' }>, 'kind' | 'sessionId' | 'itemId'>;

/** Who comes first, how long a speech and a reply may be, and how many replies. Each is changed where it stands. */
export function RulesDialog({ data: { session, item, list }, onClose }: { data: SpeakersData; onClose: () => void }) {
  const t = useWords();
  const [wrong, setWrong] = useState<'speechMs' | 'replyMs' | 'repliesMax' | null>(null);
  const set = (rules: Rules) => {
    setWrong(null);
    void dispatch({ kind: 'speakers.set', sessionId: session.id, itemId: item.id, ...rules });
  };
  const length = (field: 'speechMs' | 'replyMs', text: string) => {
    const ms = speechLength(text);
    if (ms === null) setWrong(field);
    else set({ [field]: ms });
  };
  const replies = (text: string) => {
    if (/^\s*\d\s*$/.test(text)) set({ repliesMax: Number(text) });
    else setWrong('repliesMax');
  };
  return (
    <Dialog open size="small" title={t('speakers.rules')} onClose={onClose}>
      <div className="speakers-rules">
        {(['newFirst', 'leadersLast'] as const).map((rule) => (
          <label key={rule} className="speakers-check">
            <input type="checkbox" checked={list[rule]} onChange={(event) => set({ [rule]: event.target.checked })} />
            {t(`speakers.${rule}`)}
          </label>
        ))}
        <div className="speakers-lengths num">
          {(['speechMs', 'replyMs'] as const).map((field) => (
            <TextField
              key={field}
              label={t(field === 'speechMs' ? 'speakers.speechLength' : 'speakers.replyLength')}
              value={lengthText(list[field])}
              maxLength={5}
              problem={wrong === field ? t('speakers.badLength') : undefined}
              onCommit={(text) => length(field, text)}
            />
          ))}
          <TextField
            label={t('speakers.replies')}
            value={String(list.repliesMax)}
            maxLength={1}
            inputMode="numeric"
            problem={wrong === 'repliesMax' ? t('speakers.badReplies') : undefined}
            onCommit={replies}
          />
        </div>
        <p className="ui-hint">
          {t('speakers.lengthHint')}. {t('speakers.rulesHold')}
        </p>
      </div>
    </Dialog>
  );
}
