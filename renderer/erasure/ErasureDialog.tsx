import { useEffect, useState } from 'react';
import type { HostProblem } from '../../domain/contract.ts';
import type { ErasureCertificate, ErasurePreview } from '../../domain/erasure-certificate.ts';
import { deskApi, useDesk } from '../desk-client.ts';
import { askErasure, type ErasureAsked } from '../erasure-asked.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/Field.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useKnownWords, useWords } from '../ui/words.ts';
import { Certificate } from './Certificate.tsx';
import { ErasureAccount } from './ErasureAccount.tsx';
import './erasure.css';

type Standing =
  | { readonly kind: 'looking' }
  | { readonly kind: 'shown'; readonly preview: ErasurePreview }
  | { readonly kind: 'erasing'; readonly preview: ErasurePreview }
  | { readonly kind: 'refused'; readonly problem: HostProblem }
  | { readonly kind: 'done'; readonly certificate: ErasureCertificate };

const FORM = 'erasure-confirm';

/** Erasing somebody for good: what goes and what has to be looked at, the code typed to confirm, and a certificate. */
export function ErasureDialog({ whom: { personId, code } }: { whom: ErasureAsked }) {
  const t = useWords();
  const [standing, setStanding] = useState<Standing>({ kind: 'looking' });
  const [typed, setTyped] = useState('');
  const [removeFiles, setRemoveFiles] = useState(false);
  const close = () => askErasure(null);
  useEffect(() => {
    let here = true;
    void deskApi.erasurePreview({ code, personId }).then((answer) => {
      if (!here) return;
      setStanding(answer.ok ? { kind: 'shown', preview: answer.value } : { kind: 'refused', problem: answer.problem });
    });
    return () => {
      here = false;
    };
  }, [code, personId]);
  const confirmed = typed.trim().toLowerCase() === code.toLowerCase();
  const erase = async (preview: ErasurePreview) => {
    setStanding({ kind: 'erasing', preview });
    const { by } = useDesk.getState();
    const shownFiles = preview.files.map(({ file }) => file);
    const answer = await deskApi.erasePerson({ code: typed.trim(), personId, by, removeFiles, shownFiles });
    setStanding(answer.ok ? { kind: 'done', certificate: answer.value } : { kind: 'refused', problem: answer.problem });
  };
  if (standing.kind === 'done') return <Certificate certificate={standing.certificate} onClose={close} />;
  const preview = standing.kind === 'shown' || standing.kind === 'erasing' ? standing.preview : null;
  const busy = standing.kind === 'erasing';
  return (
    <Dialog
      open
      size="wide"
      title={t('erasure.title', { code })}
      // Once it has begun it goes on, whatever is closed.
      onClose={() => busy || close()}
      actions={
        <>
          <Button onClick={close} disabled={busy}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" type="submit" form={FORM} disabled={!preview || !confirmed || busy}>
            {t(busy ? 'erasure.erasing' : 'erasure.erase')}
          </Button>
        </>
      }
    >
      {standing.kind === 'looking' && <p role="status">{t('erasure.looking')}</p>}
      {standing.kind === 'refused' && <Refused problem={standing.problem} />}
      {preview && (
        <form
          id={FORM}
          className="erasure"
          onSubmit={(event) => {
            event.preventDefault();
            if (confirmed && !busy) void erase(preview);
          }}
        >
          <ErasureAccount preview={preview} />
          {/* What is chosen and typed, and whether it is right, is seen however much stands above it. */}
          <div className="erasure-confirm">
            {preview.files.some(({ removable }) => removable) && (
              <label className="erasure-choice">
                <input
                  type="checkbox"
                  checked={removeFiles}
                  disabled={busy}
                  onChange={(event) => setRemoveFiles(event.target.checked)}
                />
                {t('erasure.removeFiles')}
              </label>
            )}
            <p className="erasure-warning">{t('erasure.forGood')}</p>
            <TextField
              label={t('erasure.typeCode')}
              value={typed}
              maxLength={12}
              spellCheck={false}
              disabled={busy}
              onChange={setTyped}
              problem={typed.length >= code.length && !confirmed ? t('erasure.wrongCode', { code }) : undefined}
            />
          </div>
        </form>
      )}
    </Dialog>
  );
}

function Refused({ problem: { code, params } }: { problem: HostProblem }) {
  const known = useKnownWords();
  const part = (name: string) =>
    known(`problem.${code}.${name}`, params) ??
    known(`refusal.${code}.${name}`) ??
    known(`problem.UNKNOWN.${name}`) ??
    '';
  return <Problem title={part('title')} sentence={part('sentence')} next={part('next')} />;
}
