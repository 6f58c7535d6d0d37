import { type ErasurePreview, erasedLines, type HoldingFile } from '../../domain/erasure-certificate.ts';
import type { ErasureLook } from '../../domain/erasure-plan.ts';
import { useDesk } from '../desk-client.ts';
import { useCurtain } from '../ui/curtain-context.ts';
import { useKnownWords, useLanguage, useWords } from '../ui/words.ts';

/** What goes with somebody, what has to be looked at first, and the files that hold something. */
export function ErasureAccount({ preview }: { preview: ErasurePreview }) {
  const t = useWords();
  const language = useLanguage();
  const { code, looks, files } = preview;
  return (
    <>
      <p>{t('erasure.lead', { code })}</p>
      <section className="erasure-part" aria-labelledby="erasure-goes">
        <h3 id="erasure-goes">{t('erasure.goes')}</h3>
        <ul className="erasure-goes">
          {erasedLines(language, preview).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <section className="erasure-part" aria-labelledby="erasure-looks">
        <h3 id="erasure-looks">{t('erasure.looks')}</h3>
        {looks.length === 0 ? <p className="ui-hint">{t('erasure.looksNone')}</p> : <Looks looks={looks} />}
      </section>
      {files.length > 0 && (
        <section className="erasure-part" aria-labelledby="erasure-files">
          <h3 id="erasure-files">{t('erasure.files')}</h3>
          <p className="ui-hint">{t('erasure.filesHint')}</p>
          <ul>
            {files.map((file) => (
              <li key={file.file}>
                <FileLine file={file} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="ui-hint">{t('erasure.outside')}</p>
    </>
  );
}

/** Where they stand and what stands there, with dots for whoever it is about. Notes are covered while the room may look on. */
function Looks({ looks }: { looks: readonly ErasureLook[] }) {
  const t = useWords();
  const known = useKnownWords();
  const curtained = useCurtain();
  const session = useDesk((desk) => desk.session);
  const sessions = useDesk((desk) => desk.sessions);
  const placeOf = ({ sessionId, sort, itemId }: ErasureLook): string => {
    const what = known(`safety.sort-${sort}`) ?? t('safety.sort-other');
    const item = itemId !== null && session?.id === sessionId ? session.items[itemId]?.title : undefined;
    const summary = sessions.find(({ id }) => id === sessionId);
    const where = summary && (summary.title || t(`common.${summary.kind}`));
    return [what, item, where ?? (sessionId === null ? t('erasure.inProgramme') : undefined)]
      .filter(Boolean)
      .join(', ');
  };
  return (
    <>
      <p className="ui-hint">{t(curtained ? 'erasure.looksCurtain' : 'erasure.looksHint')}</p>
      <ul>
        {looks.map((look, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two places may read the same, and the list never changes
          <li key={at}>
            <b>{t(`erasure.why-${look.why}`)}</b> <span className="ui-hint">{placeOf(look)}</span>
            {!curtained && look.excerpt !== '' && <q className="erasure-excerpt">{look.excerpt}</q>}
          </li>
        ))}
      </ul>
    </>
  );
}

function FileLine({ file: { file, holds, removable } }: { file: HoldingFile }) {
  const t = useWords();
  return (
    <>
      <span className="erasure-file">{file}</span>{' '}
      <span className="ui-hint">
        {t(`erasure.holds-${holds}`)}
        {!removable && `; ${t('erasure.stays')}`}
      </span>
    </>
  );
}
