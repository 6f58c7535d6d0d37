import { IconArrowsShuffle, IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { inOrder } from '../../domain/order.ts';
import type { GroupSet, Programme, Workplace } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { TextField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';
import { DivideDialog } from './DivideDialog.tsx';
import { GroupCard } from './GroupCard.tsx';
import { setFacts } from './group-facts.ts';
import './groups.css';
import { PersonChip } from './PersonChip.tsx';
import { SetMix } from './SetMix.tsx';
import { useGroupActs } from './use-group-acts.ts';
import { useSelection } from './use-selection.ts';

/** Working groups and reading groups of a workplace, kept apart. */
export function GroupsScreen() {
  const t = useWords();
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  const [chosenId, choose] = useState<string | null>(null);
  const [set, setSet] = useState<GroupSet>('working');
  if (!programme) return null;
  const workplaces = inOrder(programme.workplaces);
  const workplace = workplaces.find(({ id }) => id === (chosenId ?? session?.workplaceId)) ?? workplaces[0];
  return (
    <main className="groups">
      <header className="groups-head">
        <h1>{t('groups.title')}</h1>
        <Segmented
          label={t('groups.set')}
          value={set}
          options={(['working', 'reading'] as const).map((value) => ({ value, label: t(`groups.set-${value}`) }))}
          onChange={setSet}
        />
        {workplaces.length > 1 && workplace && (
          <Segmented
            label={t('groups.workplace')}
            value={workplace.id}
            options={workplaces.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={choose}
          />
        )}
        <span className="ui-grow" />
        <a className="ui-btn ui-btn-quiet" href="#/programme">
          {t('groups.toProgramme')}
        </a>
      </header>
      {workplace ? (
        <OneSet
          key={`${workplace.id} ${set}`}
          programme={programme}
          session={session}
          workplace={workplace}
          set={set}
        />
      ) : (
        <Empty>{t('groups.noWorkplace')}</Empty>
      )}
    </main>
  );
}

function OneSet({
  programme,
  session,
  workplace,
  set,
}: {
  programme: Programme;
  session: Session | null;
  workplace: Workplace;
  set: GroupSet;
}) {
  const t = useWords();
  const [dividing, divide] = useState(false);
  const facts = setFacts(programme, workplace.id, set);
  const acts = useGroupActs(workplace, set, facts);
  const everyone = [...facts.outside, ...facts.groups.flatMap(({ people }) => people)];
  const selection = useSelection(everyone.map(({ id }) => id));
  const chosen = [...selection.ids];
  const place = async (into: Parameters<typeof acts.place>[1]) => {
    if (await acts.place(chosen, into)) selection.clear();
  };
  if (everyone.length === 0 && facts.groups.length === 0) {
    return (
      <Empty
        action={
          <a className="ui-btn" href="#/programme">
            {t('groups.toPeople')}
          </a>
        }
      >
        {t('groups.noPeople')}
      </Empty>
    );
  }
  return (
    <>
      <div className="groups-bar">
        <p className="groups-hint" role="status">
          {chosen.length === 0 ? t('groups.howTo') : t('groups.chosen', { n: chosen.length })}
          {chosen.length > 0 && (
            <Button size="small" kind="quiet" onClick={selection.clear}>
              {t('groups.clear')}
            </Button>
          )}
        </p>
        {everyone.length > 0 && (
          <Button icon={<Icon of={IconArrowsShuffle} />} onClick={() => divide(true)}>
            {t('groups.divide')}
          </Button>
        )}
      </div>
      {dividing && (
        <DivideDialog {...{ programme, session, workplace, set, facts, acts }} onClose={() => divide(false)} />
      )}
      <div className="groups-cards">
        <section className="groups-card groups-outside" aria-labelledby="groups-outside">
          <header className="groups-card-head">
            <h2 id="groups-outside">{t('groups.outside')}</h2>
            <span className="groups-count num">{facts.outside.length}</span>
          </header>
          <ul className="groups-people" aria-labelledby="groups-outside">
            {facts.outside.map((person) => (
              <li key={person.id}>
                <PersonChip person={person} selection={selection} />
              </li>
            ))}
          </ul>
          {facts.outside.length === 0 && <p className="ui-hint">{t('groups.everyoneIn')}</p>}
          <SetMix people={facts.outside} />
          {chosen.some((id) => !facts.outside.some((one) => one.id === id)) && (
            <Button size="small" onClick={() => void place(null)}>
              {t('groups.takeOut', { n: chosen.length })}
            </Button>
          )}
        </section>
        {facts.groups.map((one) => (
          <GroupCard
            key={one.group.id}
            facts={one}
            acts={acts}
            selection={selection}
            onPlace={chosen.length === 0 ? null : () => void place(one.group)}
          />
        ))}
        <NewGroup onAdd={acts.add} taken={facts.groups.map(({ group }) => group.name)} />
      </div>
    </>
  );
}

function NewGroup({ onAdd, taken }: { onAdd: (name: string) => void; taken: readonly string[] }) {
  const t = useWords();
  const [text, write] = useState('');
  const name = text.trim();
  const known = taken.some((one) => one.toLowerCase() === name.toLowerCase());
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (name === '' || known) return;
    onAdd(name);
    write('');
  };
  return (
    <form className="groups-card groups-new" onSubmit={add}>
      <TextField
        label={t('groups.newGroup')}
        value={text}
        maxLength={40}
        onChange={write}
        problem={known && name ? t('groups.nameTaken') : undefined}
      />
      <Button type="submit" disabled={name === '' || known} icon={<Icon of={IconPlus} />}>
        {t('common.add')}
      </Button>
    </form>
  );
}
