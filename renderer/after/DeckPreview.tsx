import { useMemo, useState } from 'react';
import type { HostProblem } from '../../domain/contract.ts';
import type { Language } from '../../domain/programme.ts';
import type { RoomPicture } from '../../domain/room.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import type { Session } from '../../domain/session.ts';
import { useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useKnownWords, useWords } from '../ui/words.ts';
import { useFirstPages } from './first-pages.ts';
import { SlideDialog } from './SlideDialog.tsx';
import { SlideDrawing } from './SlideDrawing.tsx';
import { staysBehind } from './stays-behind.ts';
import { useDeckExport, useDeckPreview } from './use-deck.ts';

/** The deck as it would be exported now: every slide in small, the language, the export, and what never comes along. */
export function DeckPreview({ session }: { session: Session }) {
  const t = useWords();
  const [language, setLanguage] = useState<Language>(session.language);
  const [open, setOpen] = useState<number | null>(null);
  const { plan, problem, retry } = useDeckPreview(session.id, language);
  const made = useDeckExport(session.id, language);
  useFirstPages(plan, useWantedPictures(session), retry);
  const onDesktop = useDesk((desk) => desk.screens !== null);
  const slides = plan?.slides ?? [];
  return (
    <section className="after-deck" aria-labelledby="after-deck">
      <header className="after-deck-head">
        <h2 id="after-deck">{t('after.deck')}</h2>
        {plan && <span className="ui-hint num">{t('after.deckSlides', { n: slides.length })}</span>}
        <span className="ui-grow" />
        <Segmented
          label={t('after.deckLanguage')}
          value={language}
          options={[
            { value: 'nb', label: t('after.nb') },
            { value: 'en', label: t('after.en') },
          ]}
          onChange={setLanguage}
        />
        <Button kind="primary" disabled={made.state.kind === 'working' || slides.length === 0} onClick={made.start}>
          {t(made.state.kind === 'working' ? 'after.exporting' : 'after.export')}
        </Button>
      </header>
      <p className="after-stays ui-hint">{useStaysText(session)}</p>
      {made.state.kind === 'working' && (
        <div className="after-exported">
          <progress aria-label={t('after.exportingDeck')} max={100} value={made.state.percent} />
          <span className="num" aria-hidden="true">
            {t('after.exportPercent', { percent: made.state.percent })}
          </span>
          <Button size="small" onClick={made.state.cancel}>
            {t('after.exportCancel')}
          </Button>
        </div>
      )}
      {made.state.kind === 'done' && (
        <div className="after-exported" role="status">
          <p>
            <strong>{t('after.exported', { n: made.state.slides })}</strong>{' '}
            {t(onDesktop ? 'after.exportedHere' : 'after.exportedWhere', {
              file: made.state.fileName,
              path: made.state.path,
            })}
          </p>
          <Button size="small" onClick={made.state.again}>
            {t(onDesktop ? 'after.saveAs' : 'after.again')}
          </Button>
          {onDesktop && (
            <Button size="small" onClick={made.state.reveal}>
              {t('after.reveal')}
            </Button>
          )}
        </div>
      )}
      {made.state.kind === 'failed' && <DeckProblem problem={made.state.problem} onRetry={made.start} />}
      {problem && <DeckProblem problem={problem} onRetry={retry} />}
      {slides.length === 0 && !problem && <Empty>{t('after.deckEmpty')}</Empty>}
      <ol className="after-slides" aria-label={t('after.deck')}>
        {slides.map((slide, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a slide is its place in the deck; nothing else names it.
          <li key={index}>
            <button
              type="button"
              className="after-slide"
              aria-label={t('after.slide', { n: index + 1, title: slide.title })}
              onClick={() => setOpen(index)}
            >
              <SlideDrawing slide={slide} footer={plan?.footer ?? ''} number={index + 1} />
            </button>
            <span className="after-slide-name" aria-hidden="true">
              <span className="num">{index + 1}</span> {slide.title}
            </span>
          </li>
        ))}
      </ol>
      {plan && open !== null && <SlideDialog plan={plan} at={open} onMove={setOpen} onClose={() => setOpen(null)} />}
    </section>
  );
}

/** The file that each presentation would be shown by: its first that the room has seen. */
function useWantedPictures(session: Session): readonly RoomPicture[] {
  const programme = useDesk((desk) => desk.programme);
  return useMemo(
    () =>
      programme ? releaseFacts(programme, session).presentations.flatMap(({ pictures }) => pictures.slice(0, 1)) : [],
    [programme, session],
  );
}

function DeckProblem({ problem, onRetry }: { problem: HostProblem; onRetry: () => void }) {
  const t = useWords();
  const known = useKnownWords();
  const says = (part: string) => known(`problem.${problem.code}.${part}`, problem.params);
  return (
    <Problem
      title={says('title') ?? t('after.deckProblem')}
      sentence={says('sentence') ?? t('after.deckProblemSentence')}
      next={says('next') ?? t('after.deckProblemNext')}
      action={
        <Button size="small" onClick={onRetry}>
          {t('after.retry')}
        </Button>
      }
    />
  );
}

/** What never comes along, in one line. */
function useStaysText(session: Session): string {
  const t = useWords();
  const list = [...staysBehind(session).map(({ key, n }) => t(`after.stays-${key}`, { n })), t('after.stays-always')];
  return t('after.staysBehind', { list: list.join(', ') });
}
