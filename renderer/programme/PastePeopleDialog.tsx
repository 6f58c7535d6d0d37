import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { peopleOf } from '../../domain/mix.ts';
import type { Programme, Workplace } from '../../domain/programme.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextArea } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';
import { addPeople } from './add-people.ts';
import { PASTE_MOST, type PastedLine, readPeople } from './paste-people.ts';
import { usePasteWords } from './paste-words.ts';

/** Adds people from a pasted list. Every line is shown as it was understood, and why not, before anything is added. */
export function PastePeopleDialog({
  programme,
  workplace,
  onClose,
}: {
  programme: Programme;
  workplace: Workplace;
  onClose: () => void;
}) {
  const t = useWords();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const lines = useMemo(() => {
    const codes = peopleOf(programme.people, workplace.id).map(({ code }) => code);
    return readPeople(text, { codes, units: workplace.units });
  }, [text, programme.people, workplace]);
  const good = lines.filter(({ mistakes }) => mistakes.length === 0).slice(0, PASTE_MOST);
  const bad = lines.filter((line) => !good.includes(line));
  const names = good.filter(({ name }) => name !== null).length;
  const add = async () => {
    setBusy(true);
    const people = good.map(({ code, level, role, unit, name }) => ({
      code,
      level: level ?? 'skilled',
      role: role ?? 'employee',
      unit: unit ?? '',
      name,
    }));
    const added = await addPeople(workplace.id, people, t);
    setBusy(false);
    if (!added) return;
    // What could not be added stays, to be put right.
    if (bad.length === 0) onClose();
    else setText(bad.map(({ raw }) => raw).join('\n'));
  };
  return (
    <Dialog
      open
      size="wide"
      title={t('programme.pasteTitle', { workplace: workplace.name })}
      onClose={onClose}
      actions={
        <>
          <span className="programme-paste-sum num">
            {names > 0 && t('programme.pasteNames', { n: names })}
            {bad.length > 0 && ` ${t('programme.pasteBad', { n: bad.length })}`}
          </span>
          <span className="ui-grow" />
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={busy || good.length === 0} onClick={() => void add()}>
            {t('programme.pasteAdd', { n: good.length })}
          </Button>
        </>
      }
    >
      <TextArea
        label={t('programme.pasteLabel')}
        hint={t('programme.pasteHint')}
        value={text}
        onChange={setText}
        rows={8}
        spellCheck={false}
        placeholder={t('programme.pasteExample')}
        free
      />
      {lines.length > 0 && <Preview lines={lines} />}
    </Dialog>
  );
}

/** How each line was understood. A name is said to be there, not shown again: it stands in the field above. */
function Preview({ lines }: { lines: readonly PastedLine[] }) {
  const t = useWords();
  const say = usePasteWords();
  return (
    <div className="programme-preview">
      <table className="programme-people">
        <thead>
          <tr>
            <th scope="col">{t('programme.line')}</th>
            <th scope="col">{t('programme.code')}</th>
            <th scope="col">{t('programme.level')}</th>
            <th scope="col">{t('programme.role')}</th>
            <th scope="col">{t('programme.unit')}</th>
            <th scope="col">{t('programme.hasName')}</th>
            <th scope="col">{t('programme.verdict')}</th>
          </tr>
        </thead>
        <tbody className="num">
          {lines.map((line) => (
            <tr key={line.line} data-bad={line.mistakes.length > 0 || undefined}>
              <td>{line.line}</td>
              <td>{line.code ?? <span className="ui-hint">{t('programme.nextCode')}</span>}</td>
              <td>
                {line.level ? t(`common.${line.level}`) : <span className="ui-hint">{t('common.skilled')}?</span>}
              </td>
              <td>{t(`common.${line.role ?? 'employee'}`)}</td>
              <td>{line.unit}</td>
              <td>{line.name !== null && t('programme.nameApart')}</td>
              <td>
                {line.mistakes.length === 0 ? (
                  <>
                    <Icon of={IconCheck} size={16} /> {line.level === null && t('programme.levelAssumed')}
                  </>
                ) : (
                  <span className="programme-mistake">
                    <Icon of={IconAlertTriangle} size={16} /> {line.mistakes.map(say).join(' ')}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
