import { IconBuilding, IconHistory, IconListCheck, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { inOrder } from '../../domain/order.ts';
import type { Programme, Workplace } from '../../domain/programme.ts';
import { useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Icon } from '../ui/Icon.tsx';
import { InlineText } from '../ui/InlineText.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';
import { FacilitatorsPanel } from './FacilitatorsPanel.tsx';
import { give } from './give.ts';
import { NewWorkplaceDialog } from './NewWorkplaceDialog.tsx';
import { PeoplePanel } from './PeoplePanel.tsx';
import './programme.css';
import { SessionsPanel } from './SessionsPanel.tsx';
import { WorkplacePanel } from './WorkplacePanel.tsx';

/** The programme's home: its workplaces, each with its one project, its people and its sessions. */
export function ProgrammeScreen() {
  const programme = useDesk((desk) => desk.programme);
  return programme && <Home programme={programme} />;
}

function Home({ programme }: { programme: Programme }) {
  const t = useWords();
  const session = useDesk((desk) => desk.session);
  const [chosenId, choose] = useState<string | null>(null);
  const [adding, add] = useState(false);
  const workplaces = inOrder(programme.workplaces);
  const workplace = workplaces.find(({ id }) => id === (chosenId ?? session?.workplaceId)) ?? workplaces[0] ?? null;
  return (
    <main className="programme">
      <header className="programme-head">
        <h1 className="ui-sr">{programme.name}</h1>
        <InlineText
          className="programme-name"
          label={t('programme.name')}
          value={programme.name}
          maxLength={80}
          onCommit={(name) => void give({ kind: 'programme.edit', name }, t('programme.saidName', { name }))}
        />
        <a className="ui-btn ui-btn-quiet" href="#/groups">
          <Icon of={IconUsersGroup} />
          {t('programme.groups')}
        </a>
        <a className="ui-btn ui-btn-quiet" href="#/coursework/terms">
          <Icon of={IconListCheck} />
          {t('desk.coursework')}
        </a>
        <a className="ui-btn ui-btn-quiet" href="#/history">
          <Icon of={IconHistory} />
          {t('history.title')}
        </a>
        <Button icon={<Icon of={IconBuilding} />} onClick={() => add(true)}>
          {t('programme.newWorkplace')}
        </Button>
      </header>
      {workplaces.length > 1 && workplace && (
        <Segmented
          label={t('programme.workplace')}
          value={workplace.id}
          options={workplaces.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={choose}
        />
      )}
      {workplace ? (
        <AtWorkplace key={workplace.id} programme={programme} workplace={workplace} />
      ) : (
        <Empty>{t('programme.noWorkplace')}</Empty>
      )}
      {adding && (
        <NewWorkplaceDialog
          onClose={() => add(false)}
          onMade={(made) => {
            choose(made);
            add(false);
          }}
        />
      )}
    </main>
  );
}

function AtWorkplace({ programme, workplace }: { programme: Programme; workplace: Workplace }) {
  return (
    <div className="programme-columns">
      <div className="programme-column">
        <WorkplacePanel workplace={workplace} />
        <SessionsPanel programme={programme} workplace={workplace} />
        <FacilitatorsPanel programme={programme} />
      </div>
      <div className="programme-column">
        <PeoplePanel programme={programme} workplace={workplace} />
      </div>
    </div>
  );
}
