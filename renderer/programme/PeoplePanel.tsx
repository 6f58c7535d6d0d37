import { IconClipboardList, IconEye, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { mixOf, peopleOf } from '../../domain/mix.ts';
import type { Programme, Workplace } from '../../domain/programme.ts';
import { Button } from '../ui/Button.tsx';
import { useCurtain } from '../ui/curtain-context.ts';
import { Empty } from '../ui/Empty.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useWords } from '../ui/words.ts';
import { AddPerson } from './AddPerson.tsx';
import { MixMeter } from './MixMeter.tsx';
import { NameDialog } from './NameDialog.tsx';
import { PastePeopleDialog } from './PastePeopleDialog.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { useHeldNames } from './use-held-names.ts';

/** The people of a workplace, as codes. A name is seen only while a button is held. */
export function PeoplePanel({ programme, workplace }: { programme: Programme; workplace: Workplace }) {
  const t = useWords();
  const curtained = useCurtain();
  const [pasting, paste] = useState(false);
  const [naming, name] = useState<string | null>(null);
  const { names, handlers } = useHeldNames(curtained);
  const people = peopleOf(programme.people, workplace.id);
  const named = naming === null ? undefined : programme.people[naming];
  return (
    <Panel
      title={t('programme.people', { n: people.length })}
      actions={
        <>
          <Button
            size="small"
            icon={<Icon of={IconEye} size={16} />}
            aria-pressed={names !== null}
            disabled={curtained}
            title={t(curtained ? 'programme.namesCurtained' : 'programme.namesHint')}
            {...handlers}
          >
            {t('programme.showNames')}
          </Button>
          <a className="ui-btn ui-btn-small" href="#/print/codes">
            <Icon of={IconPrinter} size={16} />
            {t('programme.printCodes')}
          </a>
          <Button
            size="small"
            disabled={curtained}
            title={curtained ? t('programme.pasteCurtained') : undefined}
            icon={<Icon of={IconClipboardList} size={16} />}
            onClick={() => paste(true)}
          >
            {t('programme.paste')}
          </Button>
        </>
      }
    >
      {people.length === 0 ? (
        <Empty>{t('programme.noPeople')}</Empty>
      ) : (
        <>
          <MixMeter mix={mixOf(people)} />
          <PeopleTable people={people} units={workplace.units} names={names} onName={curtained ? null : name} />
        </>
      )}
      <AddPerson workplace={workplace} mayName={!curtained} />
      {pasting && <PastePeopleDialog programme={programme} workplace={workplace} onClose={() => paste(false)} />}
      {named && !curtained && <NameDialog person={named} onClose={() => name(null)} />}
    </Panel>
  );
}
