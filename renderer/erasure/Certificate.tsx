import { clockText, dateText, localDate } from '../../domain/clock-text.ts';
import { certificateLines, type ErasureCertificate } from '../../domain/erasure-certificate.ts';
import { useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { notify } from '../ui/toasts.ts';
import { useLanguage, useWords } from '../ui/words.ts';

/** What was erased, without code or name, to be kept by whoever has to answer for it. */
export function Certificate({ certificate, onClose }: { certificate: ErasureCertificate; onClose: () => void }) {
  const t = useWords();
  const language = useLanguage();
  const timeZone = useDesk((desk) => desk.programme?.timeZone ?? 'Europe/Oslo');
  const { at, by } = certificate;
  const date = dateText(localDate(at, timeZone), language);
  const when = [t('safety.backupAt', { date, time: clockText(at, timeZone) }), by].filter(Boolean).join(', ');
  const title = t('erasure.certificate', { when });
  const lines = certificateLines(language, certificate);
  const copy = () => {
    const copied = copyText([title, ...lines.map((line) => `- ${line}`)].join('\n'));
    if (copied) notify({ text: t('erasure.copied') });
    else notify({ text: t('erasure.notCopied'), tone: 'refused', detail: t('erasure.notCopiedNext') });
  };
  return (
    <Dialog
      open
      size="wide"
      title={t('erasure.done')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={copy}>{t('erasure.copy')}</Button>
          <Button kind="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        </>
      }
    >
      <div className="erasure" role="status">
        <p>{t('erasure.doneLead')}</p>
        <section className="erasure-part" aria-label={title}>
          <h3>{title}</h3>
          <ul className="erasure-goes">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  );
}
