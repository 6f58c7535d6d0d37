import { IconAlignLeft, IconChevronLeft, IconChevronRight, IconPresentation, IconScale } from '@tabler/icons-react';
import { newestFiles } from '../../domain/presentation-files.ts';
import type { Presentation, PresentationFile } from '../../domain/presentation-record.ts';
import type { Session } from '../../domain/session.ts';
import { dispatch } from '../desk-client.ts';
import { PageView } from '../pages/PageView.tsx';
import { useOpenFile } from '../pages/page-shelf.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';
import { type FileOnWall, fileOnWall, showPresented, turnTo } from './page-orders.ts';
import { SlidesWays } from './SlidesWays.tsx';
import './wall-ways.css';

/** How the room sees a presentation: its files page by page, its words, and the judgement. */
export function WallWays({ session, presentation }: { session: Session; presentation: Presentation }) {
  const t = useWords();
  const on = fileOnWall(session);
  const files = newestFiles(presentation);
  const { scene, black } = session.wall;
  const live = (kind: string) => scene.kind === kind && scene.refId === presentation.id && !black;
  return (
    <section className="presentations-ways" aria-label={t('presentations.onWall')}>
      {files.map((file) =>
        file.showsAs !== null ? (
          <FileWay key={file.id} session={session} file={file} many={files.length > 1} on={on} />
        ) : file.facts?.form === 'slides' ? (
          <SlidesWays key={file.id} session={session} presentation={presentation} file={file} />
        ) : null,
      )}
      <div className="presentations-ways-words">
        <Button
          kind="wall"
          size="small"
          icon={<Icon of={IconAlignLeft} size={16} />}
          aria-pressed={live('outline')}
          onClick={() => void showPresented(session.id, 'outline', presentation.id)}
        >
          {t('presentations.showWords')}
        </Button>
        <Button
          kind="wall"
          size="small"
          icon={<Icon of={IconScale} size={16} />}
          aria-pressed={live('judgement')}
          onClick={() => void showPresented(session.id, 'judgement', presentation.id)}
        >
          {t('presentations.showJudgement')}
        </Button>
      </div>
    </section>
  );
}

function FileWay({
  session,
  file,
  many,
  on,
}: {
  session: Session;
  file: PresentationFile;
  many: boolean;
  on: FileOnWall | null;
}) {
  const t = useWords();
  if (on?.file.id === file.id) return <Turning session={session} on={on} />;
  const pages = file.facts?.pages ?? 1;
  return (
    <div className="presentations-way">
      <Button
        kind="wall"
        icon={<Icon of={IconPresentation} size={17} />}
        onClick={() => void showPresented(session.id, 'file', file.id)}
      >
        {t(file.showsAs === 'picture' ? 'presentations.showPicture' : 'presentations.showPages')}
      </Button>
      <span className="ui-hint num">
        {[many && file.name, file.showsAs === 'pages' && t('presentations.pageCount', { n: pages })]
          .filter(Boolean)
          .join(', ')}
      </span>
    </div>
  );
}

/** The file on the wall: page by page, with the next one in sight of the facilitator alone. */
function Turning({ session, on }: { session: Session; on: FileOnWall }) {
  const t = useWords();
  const { shown, file, pages } = on;
  const { page, fit, blank, fileId } = shown;
  const turn = (to: number) => void turnTo(session.id, fileId, to, pages);
  const view = (change: { fit?: 'fit' | 'fill'; blank?: boolean }) =>
    void dispatch({ kind: 'file.view', sessionId: session.id, fileId, ...change });
  return (
    <div className="presentations-turning">
      {pages > 1 && (
        <>
          <div className="presentations-turn">
            <Button
              size="big"
              keys="PageUp"
              icon={<Icon of={IconChevronLeft} />}
              aria-label={t('presentations.pageBack')}
              disabled={page <= 1}
              onClick={() => turn(page - 1)}
            />
            <b className="num" aria-live="polite">
              {t('presentations.pageOf', { page, pages })}
            </b>
            <Button
              size="big"
              keys="PageDown"
              icon={<Icon of={IconChevronRight} />}
              aria-label={t('presentations.pageOn')}
              disabled={page >= pages}
              onClick={() => turn(page + 1)}
            />
          </div>
          <NextPage file={file} page={page} pages={pages} />
        </>
      )}
      <div className="presentations-turn-look">
        <Segmented
          label={t('presentations.fit')}
          value={fit}
          options={[
            { value: 'fit', label: t('presentations.fit-fit') },
            { value: 'fill', label: t('presentations.fit-fill') },
          ]}
          onChange={(next) => view({ fit: next })}
        />
        <Button kind="wall" size="small" aria-pressed={blank} onClick={() => view({ blank: !blank })}>
          {t('presentations.blank')}
        </Button>
      </div>
    </div>
  );
}

/** The page that comes next, small; after the last, a word for that. */
function NextPage({ file, page, pages }: { file: PresentationFile; page: number; pages: number }) {
  const t = useWords();
  const open = useOpenFile(file.showsAs === null ? null : { sha256: file.sha256, showsAs: file.showsAs });
  return (
    <figure className="presentations-next">
      <figcaption className="ui-label">
        {page < pages ? t('presentations.nextPage') : t('presentations.lastPage')}
      </figcaption>
      {page < pages && (
        <div>
          {open.state === 'open' && (
            <PageView
              source={open.source}
              page={page + 1}
              fit="fit"
              label={t('presentations.pageOf', { page: page + 1, pages })}
            />
          )}
          {open.state === 'failed' && <p className="ui-hint">{t('presentations.pageNotDrawn')}</p>}
        </div>
      )}
    </figure>
  );
}
