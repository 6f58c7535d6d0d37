import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { courseworkOf } from '../../domain/coursework.ts';
import type { Coursework } from '../../domain/coursework-record.ts';
import { inOrder } from '../../domain/order.ts';
import type { Programme } from '../../domain/programme.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';
import { AddCoursework } from './AddCoursework.tsx';
import { give } from './give.ts';
import { StandardTerms, TailoredTerms } from './TermsEditor.tsx';
import './terms.css';

const STANDARD = '*';

/** The pieces of coursework of the programme: the standard, and what a workplace has tailored. Nothing of people. */
export function TermsScreen({ programme, workplaceId }: { programme: Programme; workplaceId: string | null }) {
  const t = useWords();
  const [chosenId, choose] = useState<string | null>(null);
  const all = courseworkOf(programme);
  const coursework = all.find(({ id }) => id === chosenId) ?? all[0];
  return (
    <div className="coursework-terms">
      <Panel title={t('coursework.pieces')}>
        {all.length === 0 && <Empty>{t('coursework.none')}</Empty>}
        <ul className="coursework-pieces">
          {all.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className="coursework-piece"
                aria-current={one === coursework || undefined}
                onClick={() => choose(one.id)}
              >
                <b>{one.key}</b>
                <span>{one.title}</span>
                <span className="ui-hint">{t(`common.${one.dueKind}`)}</span>
              </button>
            </li>
          ))}
        </ul>
        <AddCoursework taken={all.map(({ key }) => key)} onAdded={choose} />
      </Panel>
      {coursework && (
        <OnePiece key={coursework.id} programme={programme} coursework={coursework} workplaceId={workplaceId} />
      )}
    </div>
  );
}

function OnePiece({
  programme,
  coursework,
  workplaceId,
}: {
  programme: Programme;
  coursework: Coursework;
  workplaceId: string | null;
}) {
  const t = useWords();
  const workplaces = inOrder(programme.workplaces);
  const [where, setWhere] = useState(STANDARD);
  const workplace = workplaces.find(({ id }) => id === where);
  const { key } = coursework;
  const here = (id: string) => (id === workplaceId && workplaces.length > 1 ? ` (${t('coursework.here')})` : '');
  return (
    <Panel
      title={`${key} ${coursework.title}`}
      actions={
        <Button
          kind="quiet"
          size="small"
          icon={<Icon of={IconTrash} size={16} />}
          aria-label={t('coursework.remove', { key })}
          onClick={() =>
            void give({ kind: 'coursework.remove', courseworkId: coursework.id }, t('coursework.saidRemoved', { key }))
          }
        />
      }
    >
      <Segmented
        label={t('coursework.where')}
        value={workplace?.id ?? STANDARD}
        options={[
          { value: STANDARD, label: t('coursework.standard') },
          ...workplaces.map(({ id, name }) => ({
            value: id,
            label: `${name}${here(id)}${coursework.tailored[id] ? ` · ${t('coursework.tailored')}` : ''}`,
          })),
        ]}
        onChange={setWhere}
      />
      {workplace ? (
        <TailoredTerms coursework={coursework} workplace={workplace} />
      ) : (
        <StandardTerms coursework={coursework} />
      )}
    </Panel>
  );
}
