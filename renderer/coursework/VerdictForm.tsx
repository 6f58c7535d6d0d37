import type { ReactNode } from 'react';
import type { VerdictDraft } from '../../domain/coursework-record.ts';
import { Button } from '../ui/Button.tsx';
import { TextArea } from '../ui/Field.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';

const VERDICTS = ['approved', 'notApproved'] as const;

/**
 * One verdict with its reason, and what is missing before it can be given. Ctrl+Enter gives it from the text.
 * `children` stand between the reason and the button.
 */
export function VerdictForm({
  label,
  draft,
  onDraft,
  missing,
  give,
  onGive,
  children,
}: {
  label: string;
  draft: VerdictDraft;
  onDraft: (changes: Partial<VerdictDraft>) => void;
  /** In words, what has to be there first. */
  missing: readonly string[];
  give: string;
  onGive: () => void;
  children?: ReactNode;
}) {
  const t = useWords();
  const all = [
    ...missing,
    ...(draft.verdict === null ? [t('coursework.missingVerdict')] : []),
    ...(draft.reason.trim() === '' ? [t('coursework.missingReason')] : []),
  ];
  return (
    <form
      className="case-part"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (all.length === 0) onGive();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        if (all.length === 0) onGive();
      }}
    >
      <h3 className="ui-label">{label}</h3>
      <Segmented
        label={label}
        value={draft.verdict ?? ''}
        options={VERDICTS.map((value) => ({ value: value as string, label: t(`coursework.state-${value}`) }))}
        onChange={(value) => onDraft({ verdict: VERDICTS.find((one) => one === value) ?? null })}
      />
      <TextArea
        label={t('coursework.reason')}
        rows={3}
        maxLength={1000}
        dir="auto"
        value={draft.reason}
        onChange={(reason) => onDraft({ reason })}
      />
      {children}
      <div className="ui-row case-wrap">
        <Button type="submit" kind="primary" keys="Ctrl Enter" aria-disabled={all.length > 0 || undefined}>
          {give}
        </Button>
        {all.length > 0 && (
          <span className="ui-hint" role="status">
            {t('coursework.missingList', { what: all.join(', ') })}
          </span>
        )}
      </div>
    </form>
  );
}
