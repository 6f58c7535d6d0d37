import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { Shortfall } from '../../domain/divide.ts';
import type { GroupSet, Programme, Workplace } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { newId } from '../desk-client.ts';
import { GroupShapeMark } from '../scenes/GroupMark.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';
import {
  candidates,
  countFrom,
  type DividePreview,
  type DivideWho,
  firstCount,
  previewDivision,
} from './divide-facts.ts';
import type { SetFacts } from './group-facts.ts';
import { SetMix } from './SetMix.tsx';
import type { GroupActs } from './use-group-acts.ts';

/** Divides people into the groups of a set by lot: what will be is seen first, and can be drawn again. */
export function DivideDialog({
  programme,
  session,
  workplace,
  set,
  facts,
  acts,
  onClose,
}: {
  programme: Programme;
  session: Session | null;
  workplace: Workplace;
  set: GroupSet;
  facts: SetFacts;
  acts: GroupActs;
  onClose: () => void;
}) {
  const t = useWords();
  const choices = candidates(programme, session, workplace.id);
  const [who, choose] = useState<DivideWho | null>(null);
  const people = (choices.find((one) => one.who === who) ?? choices[0])?.people ?? [];
  const [text, write] = useState(() => String(firstCount(set, facts.groups.length, people.length)));
  const [seed, draw] = useState(newId);
  const count = countFrom(text, people.length);
  const preview =
    count === null ? null : previewDivision(programme, { workplaceId: workplace.id, set }, facts, people, count, seed);
  const take = async () => {
    const personIds = people.map(({ id }) => id);
    if (count !== null && (await acts.divide(personIds, count, seed))) onClose();
  };
  return (
    <Dialog
      open
      size="wide"
      title={t(`groups.divideTitle-${set}`)}
      onClose={onClose}
      actions={
        <>
          <Button icon={<Icon of={IconRefresh} />} disabled={!preview} onClick={() => draw(newId())}>
            {t('groups.divideAgain')}
          </Button>
          <Button kind="primary" disabled={!preview} onClick={() => void take()}>
            {t('groups.divideTake')}
          </Button>
        </>
      }
    >
      <div className="groups-divide">
        <div className="groups-divide-choices">
          <TextField
            label={t('groups.divideCount')}
            value={text}
            inputMode="numeric"
            maxLength={2}
            onChange={write}
            problem={count === null ? t('groups.divideTooMany', { n: people.length }) : undefined}
          />
          {choices.length > 1 && (
            <Segmented
              label={t('groups.divideWho')}
              value={who ?? choices[0]?.who ?? 'all'}
              options={choices.map((one) => ({ value: one.who, label: t(`groups.divide-${one.who}`) }))}
              onChange={choose}
            />
          )}
          <span className="ui-hint num">{t('groups.dividePeople', { n: people.length })}</span>
        </div>
        {preview && <Preview preview={preview} />}
      </div>
    </Dialog>
  );
}

function Preview({ preview: { groups, shortfalls, leaving } }: { preview: DividePreview }) {
  const t = useWords();
  const nameOf = (group: number) => groups[group]?.name ?? '';
  return (
    <>
      <ul className="groups-divided" aria-label={t('groups.dividePreview')}>
        {groups.map(({ name, shape, people }) => (
          <li key={name}>
            <span className="groups-divided-name">
              <GroupShapeMark shape={shape} />
              <strong>{name}</strong>
              <span className="groups-count num">{people.length}</span>
            </span>
            <span className="num">{people.map(({ code }) => code).join(', ')}</span>
            <SetMix people={people} />
          </li>
        ))}
      </ul>
      <div role="status" className="groups-shortfalls">
        {shortfalls.length === 0 ? (
          <p className="ui-hint">{t('groups.divideGood')}</p>
        ) : (
          <>
            <h3>{t('groups.shortfalls')}</h3>
            <ul>
              {shortfalls.map((one) => {
                const said = shortfallText(t, one, nameOf);
                return <li key={said}>{said}</li>;
              })}
            </ul>
          </>
        )}
        {leaving > 0 && <p className="ui-hint">{t('groups.divideLeave', { n: leaving })}</p>}
      </div>
    </>
  );
}

function shortfallText(t: ReturnType<typeof useWords>, one: Shortfall, nameOf: (group: number) => string): string {
  if (one.kind === 'sizes') return t('groups.short-sizes', { least: one.least, most: one.most });
  const group = nameOf(one.group);
  if (one.kind === 'sameUnit') return t('groups.short-sameUnit', { group, n: one.count, unit: one.unit });
  return t(`groups.short-withoutLevel-${one.level}`, { group });
}
