import { IconCalendarPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { navigate } from 'wouter/use-hash-location';
import { dateText } from '../../domain/clock-text.ts';
import type { SessionSummary } from '../../domain/contract.ts';
import type { Programme, Workplace } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { dispatch, useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Empty } from '../ui/Empty.tsx';
import { SelectField, TextField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useLanguage, useWords } from '../ui/words.ts';
import { give } from './give.ts';
import { NewSessionDialog } from './NewSessionDialog.tsx';
import { sessionState } from './next-session.ts';

/** The sessions of a workplace: what was held, what is planned, and the way into each. */
export function SessionsPanel({ programme, workplace }: { programme: Programme; workplace: Workplace }) {
  const t = useWords();
  const sessions = useDesk((desk) => desk.sessions);
  const session = useDesk((desk) => desk.session);
  const [making, make] = useState(false);
  const own = sessions.filter(({ workplaceId }) => workplaceId === workplace.id);
  return (
    <Panel
      title={t('programme.sessions')}
      actions={
        <Button size="small" icon={<Icon of={IconCalendarPlus} size={16} />} onClick={() => make(true)}>
          {t('programme.newSession')}
        </Button>
      }
    >
      {own.length === 0 && <Empty>{t('programme.noSessions')}</Empty>}
      <ol className="programme-sessions">
        {own.map((one) => (
          <SessionRow key={one.id} summary={one} session={session?.id === one.id ? session : null} />
        ))}
      </ol>
      {making && <NewSessionDialog programme={programme} workplace={workplace} onClose={() => make(false)} />}
    </Panel>
  );
}

function SessionRow({ summary, session }: { summary: SessionSummary; session: Session | null }) {
  const t = useWords();
  const language = useLanguage();
  const { number, kind, days } = summary;
  const title = t('programme.session', { number, kind: t(`common.${kind}`) });
  const open = async () => {
    const answer = await dispatch({ kind: 'session.open', sessionId: summary.id });
    if (answer.ok) navigate('/plan');
  };
  return (
    <li className="programme-session" data-open={session !== null || undefined}>
      <div className="programme-session-head">
        <h3>{summary.title ? `${title}: ${summary.title}` : title}</h3>
        <Chip kind="tag">{t(`programme.state-${sessionState(summary)}`)}</Chip>
        <span className="ui-grow" />
        {session ? (
          <nav className="programme-links" aria-label={title}>
            <a href="#/plan">{t('desk.plan')}</a>
            <a href="#/run">{t('desk.run')}</a>
            <a href="#/after">{t('desk.after')}</a>
          </nav>
        ) : (
          <Button size="small" aria-label={t('programme.openSession', { title })} onClick={() => void open()}>
            {t('common.open')}
          </Button>
        )}
      </div>
      <ul className="programme-days num">
        {days.map((day) => (
          <li key={day.id}>
            {t('programme.dayLine', { day: day.number, date: dateText(day.date, language) })}
            {day.theme && <span className="ui-hint"> {day.theme}</span>}
          </li>
        ))}
      </ul>
      {session && <SessionSettings session={session} />}
    </li>
  );
}

/** What belongs to the session as a whole: its title, the room's language, and the light on its wall. */
function SessionSettings({ session }: { session: Session }) {
  const t = useWords();
  const edit = (changes: Partial<Pick<Session, 'title' | 'language' | 'wallTheme'>>) =>
    void give({ kind: 'session.edit', sessionId: session.id, ...changes }, t('programme.saidSession'));
  return (
    <div className="programme-settings">
      <TextField
        label={t('programme.sessionTitle')}
        value={session.title}
        maxLength={80}
        onCommit={(title) => edit({ title: title.trim() })}
      />
      <SelectField
        label={t('programme.wallLanguage')}
        value={session.language}
        options={[
          { value: 'nb', label: 'Bokmål' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(language) => edit({ language })}
      />
      <SelectField
        label={t('programme.wallTheme')}
        value={session.wallTheme}
        options={(['day', 'evening'] as const).map((value) => ({ value, label: t(`programme.wall-${value}`) }))}
        onChange={(wallTheme) => edit({ wallTheme })}
      />
    </div>
  );
}
