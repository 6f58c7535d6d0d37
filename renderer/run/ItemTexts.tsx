import { IconLock } from '@tabler/icons-react';
import type { Item, Session } from '../../domain/session.ts';
import { useDesk, wallsSeen } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { useCurtain } from '../ui/curtain-context.ts';
import { Icon } from '../ui/Icon.tsx';
import { PrivacyMark } from '../ui/PrivacyMark.tsx';
import { Prose } from '../ui/Prose.tsx';
import { useWords } from '../ui/words.ts';
import { showPrompt } from './orders.ts';
import { promptShown } from './scene-keys.ts';

/** What was written for the room, with whether the room sees it, and what was written for the facilitator alone. */
export function ItemTexts({ session, item, current }: { session: Session; item: Item; current: boolean }) {
  const walls = useDesk(wallsSeen);
  const curtained = useCurtain();
  if (!item.prompt && !item.privateNote) return null;
  return (
    <div className="run-texts">
      {item.prompt && (
        <RoomPrompt item={item} shown={promptShown(session.wall, item.id)} walls={walls} current={current} />
      )}
      {item.privateNote && (curtained ? <BehindCurtain /> : <PrivateNote text={item.privateNote} />)}
    </div>
  );
}

function RoomPrompt({ item, shown, walls, current }: { item: Item; shown: boolean; walls: number; current: boolean }) {
  const t = useWords();
  const live = shown && walls > 0;
  return (
    <section className={live ? 'run-public run-public-live' : 'run-public'} aria-label={t('run.prompt')}>
      <header>
        <PrivacyMark kind={live ? 'on-wall' : 'for-room'} />
        <span className="ui-grow" />
        {!live && <span className="ui-hint">{t(shown ? 'run.promptWaits' : 'run.notShown')}</span>}
        {current && (
          <Button kind={shown ? 'quiet' : 'wall'} size="small" onClick={() => showPrompt(item.id, !shown)}>
            {t(shown ? 'run.hide' : 'run.show')}
          </Button>
        )}
      </header>
      <p>{item.prompt}</p>
    </section>
  );
}

function PrivateNote({ text }: { text: string }) {
  const t = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long note scrolls by itself, and the keyboard must reach it
    <section className="run-private" aria-label={t('run.privateNote')} tabIndex={0}>
      <header>
        <PrivacyMark kind="private" />
      </header>
      <Prose text={text} />
    </section>
  );
}

function BehindCurtain() {
  const t = useWords();
  return (
    <p className="run-private run-hidden">
      <Icon of={IconLock} size={15} />
      {t('run.behindCurtain')}
    </p>
  );
}
