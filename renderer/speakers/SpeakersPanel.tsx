import { useState } from 'react';
import type { SpeakerEntry } from '../../domain/speaker-record.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { useCurtain } from '../ui/curtain-context.ts';
import { Empty } from '../ui/Empty.tsx';
import { PrivacyMark } from '../ui/PrivacyMark.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { CallNameDialog } from './CallNameDialog.tsx';
import { ClosingLine } from './ClosingLine.tsx';
import { Floor } from './Floor.tsx';
import { RulesDialog } from './RulesDialog.tsx';
import { SignUp } from './SignUp.tsx';
import { SpeakerQueue } from './SpeakerQueue.tsx';
import { SpeakingShare } from './SpeakingShare.tsx';
import './speakers.css';
import { type SpeakersData, useSpeakers } from './use-speakers.ts';

/** The speaker list of an item, by code and for the desk alone. Behind the curtain it knows only what the wall says: places. */
export function SpeakersPanel({ sessionId, itemId }: { sessionId: string; itemId: string }) {
  const data = useSpeakers(sessionId, itemId);
  return data && <Speakers key={itemId} data={data} />;
}

function Speakers({ data }: { data: SpeakersData }) {
  const t = useWords();
  const curtained = useCurtain();
  const [ruling, setRuling] = useState(false);
  const [calling, setCalling] = useState<string | null>(null);
  const { session, item, people, codes } = data;
  const who = ({ personId, place }: SpeakerEntry) =>
    (curtained ? undefined : codes.get(personId)) ?? t('speakers.place', { place });
  const withdraw = async (entry: SpeakerEntry) => {
    const name = who(entry);
    const on = { sessionId: session.id, itemId: item.id };
    const answer = await dispatch({ kind: 'speaker.withdraw', ...on, entryId: entry.id });
    if (answer.ok) notify({ text: t('speakers.withdrawn', { who: name }), undo: true });
  };
  const entryActs = {
    who,
    onWithdraw: (entry: SpeakerEntry) => void withdraw(entry),
    onCall: curtained ? null : setCalling,
  };
  const called = curtained ? undefined : people.find(({ id }) => id === calling);
  return (
    <section className="speakers" aria-label={t('speakers.title')}>
      {curtained ? <p className="speakers-hidden ui-hint">{t('speakers.behindCurtain')}</p> : <SignUp data={data} />}
      <Floor data={data} {...entryActs} />
      <div className="speakers-middle">
        {data.queue.length === 0 ? (
          <Empty>{t(curtained ? 'speakers.emptyCurtained' : 'speakers.empty')}</Empty>
        ) : (
          <SpeakerQueue data={data} {...entryActs} />
        )}
        {!curtained && <SpeakingShare data={data} />}
      </div>
      <footer className="speakers-foot">
        <ClosingLine data={data} />
        <span className="ui-grow" />
        <Button size="small" onClick={() => setRuling(true)}>
          {t('speakers.rules')}
        </Button>
        {data.onWall ? (
          <PrivacyMark kind="on-wall" />
        ) : (
          <Button
            kind="wall"
            size="small"
            onClick={() =>
              void dispatch({
                kind: 'wall.show',
                sessionId: session.id,
                scene: { kind: 'speakers', itemId: item.id },
              })
            }
          >
            {t('speakers.toWall')}
          </Button>
        )}
      </footer>
      {ruling && <RulesDialog data={data} onClose={() => setRuling(false)} />}
      {called && <CallNameDialog person={called} onClose={() => setCalling(null)} />}
    </section>
  );
}
