import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { DeckPlan } from '../../domain/deck-slide.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';
import { SlideDrawing } from './SlideDrawing.tsx';

/** One slide at reading size, with what its speaker sees. Arrow keys turn the pages. */
export function SlideDialog({
  plan,
  at,
  onMove,
  onClose,
}: {
  plan: DeckPlan;
  at: number;
  onMove: (to: number) => void;
  onClose: () => void;
}) {
  const t = useWords();
  const total = plan.slides.length;
  // A shorter plan can arrive while the last slide is open.
  const here = Math.min(at, total - 1);
  const slide = plan.slides[here];
  useEffect(() => {
    const turn = (event: KeyboardEvent) => {
      const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: total - 1 }[event.key];
      if (to !== undefined && to >= 0 && to < total) onMove(to);
    };
    addEventListener('keydown', turn);
    return () => removeEventListener('keydown', turn);
  }, [here, total, onMove]);
  if (!slide) return null;
  return (
    <Dialog
      open
      size="wide"
      title={t('after.slideOf', { n: here + 1, total })}
      onClose={onClose}
      actions={
        <>
          <Button icon={<Icon of={IconChevronLeft} />} disabled={here === 0} onClick={() => onMove(here - 1)}>
            {t('after.previous')}
          </Button>
          <Button icon={<Icon of={IconChevronRight} />} disabled={here === total - 1} onClick={() => onMove(here + 1)}>
            {t('after.next')}
          </Button>
        </>
      }
    >
      <div className="after-large">
        <SlideDrawing slide={slide} footer={plan.footer} number={here + 1} />
      </div>
      <div>
        <h3 className="ui-label">{t('after.speakerNotes')}</h3>
        <p className="after-speaker">{slide.notes || t('after.noSpeakerNotes')}</p>
      </div>
    </Dialog>
  );
}
