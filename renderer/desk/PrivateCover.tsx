import { IconEyeOff } from '@tabler/icons-react';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { Button } from '../ui/Button.tsx';
import { useCurtain } from '../ui/curtain-context.ts';
import { Icon } from '../ui/Icon.tsx';
import { useSingleKeys } from '../ui/single-keys.ts';
import { useWords } from '../ui/words.ts';
import { drawCurtain } from './perform.ts';
import { handsAt } from './use-keys.ts';

/**
 * What stands here comes up covered, and is uncovered by hand, each time. It covers itself again when the page is
 * hidden; whoever draws it forgets it when the screen is left. Behind the desk's curtain it cannot be uncovered.
 */
export function PrivateCover({
  open,
  setOpen,
  children,
}: {
  open: boolean;
  setOpen: (open: boolean) => void;
  children: ReactNode;
}) {
  const t = useWords();
  const curtained = useCurtain();
  const singleKeys = useSingleKeys();
  const seen = open && !curtained;
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || !singleKeys || curtained) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return;
    const hands = handsAt(document.activeElement);
    if (event.key.toLowerCase() !== 'v' || hands === 'text' || hands === 'dialog' || hands === 'composer') return;
    event.preventDefault();
    setOpen(!open);
  });
  const onHidden = useEffectEvent(() => {
    if (document.hidden) setOpen(false);
  });
  useEffect(() => {
    addEventListener('keydown', onKey);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      removeEventListener('keydown', onKey);
      document.removeEventListener('visibilitychange', onHidden);
    };
  }, []);
  useEffect(() => {
    if (curtained) setOpen(false);
  }, [curtained, setOpen]);
  if (seen) return children;
  return (
    <div className="coursework-cover">
      <section className="coursework-cover-words" aria-label={t('coursework.coverTitle')}>
        <Icon of={IconEyeOff} size={26} />
        <h2>{t('coursework.coverTitle')}</h2>
        <p>{t(curtained ? 'coursework.coverCurtain' : 'coursework.coverText')}</p>
        {curtained ? (
          <Button keys="H" onClick={() => drawCurtain(false)}>
            {t('run.liftCurtain')}
          </Button>
        ) : (
          <Button kind="primary" keys="V" onClick={() => setOpen(true)}>
            {t('coursework.uncover')}
          </Button>
        )}
      </section>
    </div>
  );
}
