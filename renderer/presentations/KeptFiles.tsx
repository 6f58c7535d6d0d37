import { useEffect, useState } from 'react';
import { clockText, dateText, localDate } from '../../domain/clock-text.ts';
import type { HostAnswer, OfferedFile } from '../../domain/contract.ts';
import type { InBetweenAsk, KeptFile } from '../../domain/in-between.ts';
import { deskApi, useDesk } from '../desk-client.ts';
import { sizeText } from '../intake/size-text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useKnownWords, useLanguage, useWords } from '../ui/words.ts';
import './files.css';
import { fileKindText } from './presentation-facts.ts';

/** The files that came in since the session before, the group's own first. One of them is taken. */
export function KeptFiles({
  ask: { sessionId, presentationId, groupId },
  onTake,
  onClose,
}: {
  ask: InBetweenAsk;
  onTake: (file: KeptFile) => void;
  onClose: () => void;
}) {
  const t = useWords();
  const known = useKnownWords();
  const [answer, setAnswer] = useState<HostAnswer<readonly OfferedFile[]> | null>(null);
  useEffect(() => {
    let wanted = true;
    void deskApi.inBetween({ sessionId, presentationId, groupId }).then((told) => wanted && setAnswer(told));
    return () => {
      wanted = false;
    };
  }, [sessionId, presentationId, groupId]);
  const part = (code: string, name: string) =>
    known(`problem.${code}.${name}`) ?? known(`problem.UNKNOWN.${name}`) ?? '';
  const parts = answer?.ok
    ? [
        { title: t('files.keptOwn'), files: answer.value.filter(({ ofGroup }) => ofGroup) },
        { title: t('files.keptOthers'), files: answer.value.filter(({ ofGroup }) => !ofGroup) },
      ].filter(({ files }) => files.length > 0)
    : [];
  return (
    <Dialog
      open
      title={t('files.keptTitle')}
      onClose={onClose}
      actions={
        <Button kind="quiet" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      }
    >
      <div aria-live="polite" aria-busy={answer === null}>
        {answer?.ok === false && (
          <Problem
            title={part(answer.problem.code, 'title')}
            sentence={part(answer.problem.code, 'sentence')}
            next={part(answer.problem.code, 'next')}
          />
        )}
        {answer?.ok && answer.value.length === 0 && <Empty>{t('files.keptNone')}</Empty>}
        {parts.length > 0 && <p className="ui-hint">{t('files.keptHint')}</p>}
      </div>
      {parts.map(({ title, files }) => (
        <section key={title} aria-label={title} className="presentations-keptpart">
          <h3>{title}</h3>
          <ul className="presentations-kept">
            {files.map((file) => (
              <Row key={file.attachment.id} file={file} onTake={onTake} />
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}

function Row({ file, onTake }: { file: OfferedFile; onTake: (file: KeptFile) => void }) {
  const t = useWords();
  const language = useLanguage();
  const timeZone = useDesk((desk) => desk.programme?.timeZone ?? 'Europe/Oslo');
  const { attachment, from, facts, there } = file;
  const { name, bytes, addedAt } = attachment;
  const whose =
    from.kind === 'coursework'
      ? t('files.keptFromCoursework', { key: from.key, code: from.code })
      : t('files.keptFromPresentation', { group: from.group, title: from.title });
  const came = t('files.keptCame', {
    date: dateText(localDate(addedAt, timeZone), language, false),
    time: clockText(addedAt, timeZone),
  });
  return (
    <li>
      <span>
        <b>{name}</b>
        <span className="ui-hint num">{`${whose}. ${fileKindText(attachment)}, ${sizeText(language, bytes)}. ${came}`}</span>
        {there ? (
          facts !== null &&
          facts.troubles.length > 0 && (
            <ul className="presentations-troubles">
              {facts.troubles.map((trouble) => (
                <li key={trouble}>{t(`files.trouble-${trouble}`)}</li>
              ))}
            </ul>
          )
        ) : (
          <span className="presentations-gone">{t('files.keptGone')}</span>
        )}
      </span>
      {there && (
        <Button size="small" aria-label={t('files.keptTakeNamed', { name })} onClick={() => onTake(file)}>
          {t('files.keptTake')}
        </Button>
      )}
    </li>
  );
}
