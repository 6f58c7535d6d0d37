import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { peopleOf } from '../../domain/mix.ts';
import type { Programme, Workplace } from '../../domain/programme.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextArea } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';
import { addPeople, changePeople } from './add-people.ts';
import { PASTE_MOST, type PastedLine, readPeople } from './paste-people.ts';
import { usePasteWords } from './paste-words.ts';

/**
 * Takes in a pasted list: new people, and what it says of those whose codes are there. Every line is shown as it was
 * understood, and why not, before anything is done.
 */
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
  const there = useMemo(
    () => new Map(peopleOf(programme.people, workplace.id).map(({ code, id }) => [code, id])),
    [programme.people, workplace.id],
  );
  const lines = useMemo(
    () => readPeople(text, { codes: [...there.keys()], units: workplace.units }),
    [text, there, workplace.units],
  );
  const good = lines.filter(({ mistakes }) => mistakes.length === 0).slice(0, PASTE_MOST);
  const bad = lines.filter((line) => !good.includes(line));
  const names = good.filter(({ name }) => name !== null).length;
  const known = good.filter((line) => line.known);
  const fresh = good.filter((line) => !line.known);
  const take = async () => {
    setBusy(true);
    const people = fresh.map(({ code, level, role, unit, name }) => ({
      code,
      level: level ?? 'skilled',
      role: role ?? 'employee',
      unit: unit ?? '',
      name,
    }));
    const changed = known.flatMap(({ code, level, role, unit, name }) => {
      const personId = there.get(code ?? '');
      return personId === undefined ? [] : [{ personId, level, role, unit, name }];
    });
    const taken =
      (changed.length === 0 || (await changePeople(changed, t))) &&
      (people.length === 0 || (await addPeople(workplace.id, people, t)));
    setBusy(false);
    if (!taken) return;
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
          <Button kind="primary" disabled={busy || good.length === 0} onClick={() => void take()}>
            {known.length === 0
              ? t('programme.pasteAdd', { n: fresh.length })
              : fresh.length === 0
                ? t('programme.pasteChange', { n: known.length })
                : t('programme.pasteBoth', { n: fresh.length, changed: known.length })}
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
                {line.level
                  ? t(`common.${line.level}`)
                  : !line.known && <span className="ui-hint">{t('common.skilled')}?</span>}
              </td>
              <td>{line.role ? t(`common.${line.role}`) : !line.known && t('common.employee')}</td>
              <td>{line.unit}</td>
              <td>{line.name !== null && t('programme.nameApart')}</td>
              <td>
                {line.mistakes.length === 0 ? (
                  <>
                    <Icon of={IconCheck} size={16} />{' '}
                    {line.known ? t('programme.changesKnown') : line.level === null && t('programme.levelAssumed')}
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
