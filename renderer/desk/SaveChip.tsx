import {
  IconAlertTriangle,
  IconCircleCheck,
  IconDots,
  IconEye,
  IconMasksTheater,
  IconPlugConnectedX,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import { useEffect, useReducer } from 'react';
import { clockTextWithSeconds } from '../../domain/clock-text.ts';
import { useVerdictUnsent } from '../coursework/case-drafts.ts';
import { useUnsentText } from '../coursework/unsent-text.ts';
import { useDesk } from '../desk-client.ts';
import { useComposer } from '../notes/composer.ts';
import { Icon } from '../ui/Icon.tsx';
import { useKnownWords, useWords } from '../ui/words.ts';
import { hostNow } from '../wall-clock.ts';
import { type SaveLook, saveLook, untilSaying } from './save-look.ts';

const icons: Readonly<Record<SaveLook['kind'], TablerIcon>> = {
  saved: IconCircleCheck,
  saving: IconDots,
  waiting: IconPlugConnectedX,
  'not-saved': IconAlertTriangle,
  'read-only': IconEye,
  rehearsal: IconMasksTheater,
};

const BYTES_PER_MB = 1_000_000;

/** Whether what is on the screen is on the disk. Never a toast and never green. */
export function SaveChip() {
  const t = useWords();
  const known = useKnownWords();
  const save = useDesk((desk) => desk.save);
  const connection = useDesk((desk) => desk.connection);
  const pending = useDesk((desk) => desk.pending);
  const unsavedSince = useDesk((desk) => desk.unsavedSince);
  const timeZone = useDesk((desk) => desk.programme?.timeZone ?? 'Europe/Oslo');
  const noteUnsent = useComposer((composer) => composer.unsent);
  const textUnsent = useUnsentText((text) => text.unsent);
  const verdictUnsent = useVerdictUnsent();
  const unsent = noteUnsent || textUnsent || verdictUnsent;
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const facts = { save, connection, pending, unsavedSince, unsent, now: hostNow() };
  const wait = untilSaying(facts);
  useEffect(() => {
    if (wait === null) return;
    const timer = setTimeout(draw, wait + 1);
    return () => clearTimeout(timer);
  }, [wait]);
  const look = saveLook(facts);
  const reason = (code: string) => known(`desk.disk-${code}`) ?? t('desk.disk-other', { reason: code });
  const words = {
    saved: () =>
      look.kind === 'saved' && look.spaceLeft !== null
        ? t('desk.savedLow', { mb: Math.floor(look.spaceLeft / BYTES_PER_MB) })
        : t('desk.saved'),
    saving: () => t('desk.saving'),
    waiting: () => (pending > 0 ? t('desk.waitingWith', { n: pending }) : t('desk.waiting')),
    'not-saved': () => t('desk.notSaved', { reason: look.kind === 'not-saved' ? reason(look.reason) : '' }),
    'read-only': () =>
      t('desk.readOnly', {
        reason: look.kind === 'read-only' ? (known(`problem.${look.reason}.sentence`) ?? look.reason) : '',
      }),
    rehearsal: () => t('desk.rehearsalChip'),
  }[look.kind]();
  const bad = look.kind === 'not-saved' || look.kind === 'waiting';
  const dashed = look.kind === 'saving' || (look.kind === 'saved' && look.dashed);
  return (
    // A new element when it turns bad or good: an alert is read because it appears.
    <span
      key={String(bad)}
      role={bad ? 'alert' : 'status'}
      className={`desk-save desk-save-${look.kind}${dashed ? ' desk-save-dashed' : ''}`}
      title={words}
    >
      <Icon of={icons[look.kind]} size={16} />
      <span className="desk-save-words">{words}</span>
      {look.kind === 'saved' && look.at > 0 && <span className="tm">{clockTextWithSeconds(look.at, timeZone)}</span>}
    </span>
  );
}
