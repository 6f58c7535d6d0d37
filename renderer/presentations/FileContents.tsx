import { useEffect, useState } from 'react';
import type { HostAnswer } from '../../domain/contract.ts';
import type { Inspection } from '../../domain/inspection.ts';
import { OUTLINE_MAX, type PresentationFile } from '../../domain/presentation-record.ts';
import { deskApi, dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Empty } from '../ui/Empty.tsx';
import { PrivacyMark } from '../ui/PrivacyMark.tsx';
import { Problem } from '../ui/Problem.tsx';
import { notify } from '../ui/toasts.ts';
import { useKnownWords, useWords } from '../ui/words.ts';
import './files.css';

/** What a file says, slide by slide, for the facilitator alone. Its titles can be taken over for the wall. */
export function FileContents({
  file,
  sessionId,
  presentationId,
  onClose,
}: {
  file: PresentationFile;
  sessionId: string;
  presentationId: string;
  onClose: () => void;
}) {
  const t = useWords();
  const [answer, setAnswer] = useState<HostAnswer<Inspection> | null>(null);
  const { sha256 } = file;
  useEffect(() => {
    let wanted = true;
    void deskApi.inspection({ sha256 }).then((read) => wanted && setAnswer(read));
    return () => {
      wanted = false;
    };
  }, [sha256]);
  const titles = answer?.ok ? outlineOf(answer.value) : [];
  const takeTitles = async () => {
    const given = await dispatch({ kind: 'presentation.edit', sessionId, presentationId, outline: titles });
    if (!given.ok) return;
    notify({ text: t('files.titlesTaken'), undo: true });
    onClose();
  };
  return (
    <Dialog
      open
      size="wide"
      title={t('files.contentsOf', { name: file.name })}
      onClose={onClose}
      actions={titles.length > 0 && <Button onClick={() => void takeTitles()}>{t('files.takeTitles')}</Button>}
    >
      <PrivacyMark kind="private" />
      {answer === null ? (
        <Empty>{t('files.reading')}</Empty>
      ) : answer.ok ? (
        <Contents inspection={answer.value} />
      ) : (
        <Failed code={answer.problem.code} />
      )}
    </Dialog>
  );
}

/** The titles that a wall can show: as they stand, hidden slides and those without one left out. */
function outlineOf({ pages }: Inspection): string[] {
  const titles = pages.flatMap(({ title, hidden }) => (hidden || title === '' ? [] : [title.slice(0, 160).trim()]));
  return titles.slice(0, OUTLINE_MAX);
}

function Failed({ code }: { code: string }) {
  const t = useWords();
  const known = useKnownWords();
  return (
    <Problem
      title={known(`problem.${code}.title`) ?? t('presentations.gone')}
      sentence={known(`problem.${code}.sentence`) ?? ''}
      next={known(`problem.${code}.next`) ?? t('presentations.goneNext')}
    />
  );
}

function Contents({ inspection }: { inspection: Inspection }) {
  const t = useWords();
  const { pages, links, fonts, unread } = inspection;
  const unreadable = new Set(unread);
  return (
    <div className="presentations-contents">
      {pages.length === 0 && <Empty>{t('files.nothing')}</Empty>}
      <ol>
        {pages.map((page, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pages are told apart by their number alone
          <li key={index}>
            <strong>
              {page.title || t('files.noTitle')}
              {page.hidden && ` (${t('files.hidden').toLowerCase()})`}
            </strong>
            {unreadable.has(index + 1) && <p className="ui-hint">{t('files.notReadPage')}</p>}
            {page.text && <p>{page.text}</p>}
            {page.pictures > 0 && <p className="ui-hint num">{t('files.pictures', { n: page.pictures })}</p>}
            {page.notes && (
              <p className="ui-hint">
                {t('files.notes')}: {page.notes}
              </p>
            )}
          </li>
        ))}
      </ol>
      <Lines title={t('files.links')} lines={links} />
      <Lines title={t('files.fonts')} lines={fonts} />
    </div>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3 className="ui-label">{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
