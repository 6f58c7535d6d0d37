import { useRef, useState } from 'react';
import type { CardSource } from '../../domain/card-record.ts';
import { Button } from '../ui/Button.tsx';
import { useCurtain } from '../ui/curtain-context.ts';
import { Empty } from '../ui/Empty.tsx';
import { PrivacyMark } from '../ui/PrivacyMark.tsx';
import { useWords } from '../ui/words.ts';
import { CardEntry } from './CardEntry.tsx';
import { CardList } from './CardList.tsx';
import { CardProgressLine } from './CardProgressLine.tsx';
import './cards.css';
import { countCards } from './card-groups.ts';
import { useCardActions } from './use-card-actions.ts';
import { type CardsData, useCards } from './use-cards.ts';

/** The cards of an item: written, gathered, and released to the room one by one or all at once. */
export function CardsPanel({ sessionId, itemId }: { sessionId: string; itemId: string }) {
  const data = useCards(sessionId, itemId);
  // Another item is another panel: nothing that was begun for one may end up in the other.
  return data && <Cards key={itemId} data={data} />;
}

function Cards({ data }: { data: CardsData }) {
  const t = useWords();
  const curtained = useCurtain();
  const actions = useCardActions(data);
  const entry = useRef<HTMLTextAreaElement>(null);
  const [from, setFrom] = useState<CardSource>({ kind: 'plenum' });
  const counts = countCards(data.cards);
  return (
    <section className="cards" aria-label={t('cards.title')}>
      <header className="cards-head">
        <strong className="num">{t('cards.count', { n: counts.total, released: counts.released })}</strong>
        {counts.said > counts.total && <span className="ui-hint num">{t('cards.said', { n: counts.said })}</span>}
        <span className="ui-grow" />
        {counts.hidden > 0 && (
          <Button kind="wall" size="small" onClick={actions.releaseAll}>
            {t('cards.releaseAll', { n: counts.hidden })}
          </Button>
        )}
        {data.onWall ? (
          <PrivacyMark kind="on-wall" />
        ) : (
          <Button kind="wall" size="small" onClick={actions.showOnWall}>
            {t('cards.show')}
          </Button>
        )}
      </header>
      {curtained ? (
        <Empty>{t('cards.behindCurtain')}</Empty>
      ) : (
        <>
          {data.progress && (
            <CardProgressLine
              progress={data.progress}
              onPick={(source) => {
                setFrom(source);
                entry.current?.focus();
              }}
            />
          )}
          {data.cards.length === 0 ? <Empty>{t('cards.empty')}</Empty> : <CardList data={data} actions={actions} />}
          <CardEntry data={data} from={from} onFrom={setFrom} inputRef={entry} />
        </>
      )}
    </section>
  );
}
