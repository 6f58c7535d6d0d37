import { IconArrowRight, IconPlus, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, memo, useDeferredValue } from 'react';
import type { Highlight, HighlightKind, Terms } from '../../domain/coursework-record.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { SelectField, TextField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';

/** More than fit on a screen. The rest of a long list is drawn right after, without holding up a key. */
const FIRST = 30;
const NO_CRITERION = '';

/** A place in the list, with what it needs to be told without its text. */
export interface ListedHighlight {
  readonly highlight: Highlight;
  readonly quote: string;
}

interface At {
  readonly sessionId: string;
  readonly courseworkId: string;
}

/** The places marked in a text and the comments on the whole. The one that is looked at can be changed. */
export function HighlightList({
  at,
  list,
  terms,
  activeId,
  whole,
  onActive,
  onBack,
}: {
  at: At;
  /** There is no text here to choose a place in. */
  whole: boolean;
  list: readonly ListedHighlight[];
  terms: Terms;
  activeId: string | null;
  onActive: (id: string | null) => void;
  /** To the text. */
  onBack: () => void;
}) {
  const t = useWords();
  const drawn = useDeferredValue(Number.POSITIVE_INFINITY, FIRST);
  if (list.length === 0)
    return <p className="ui-hint">{t(whole ? 'coursework.noComments' : 'coursework.noHighlights')}</p>;
  return (
    <ol className="highlight-list" aria-label={t(whole ? 'coursework.comments' : 'coursework.highlights')}>
      {list
        .slice(0, drawn)
        .map(({ highlight, quote }) =>
          highlight.id === activeId ? (
            <EditedHighlight
              key={highlight.id}
              at={at}
              highlight={highlight}
              quote={quote}
              terms={terms}
              onBack={onBack}
            />
          ) : (
            <HighlightRow
              key={highlight.id}
              id={highlight.id}
              kind={highlight.kind}
              quote={quote}
              comment={highlight.comment}
              criterion={terms.criteria.list.find(({ id }) => id === highlight.criterionId)?.title ?? null}
              onActive={onActive}
            />
          ),
        )}
    </ol>
  );
}

function KindMark({ kind }: { kind: HighlightKind }) {
  const t = useWords();
  return (
    <span className="highlight-kind">
      <Icon of={kind === 'strength' ? IconPlus : IconArrowRight} size={15} />
      {t(`coursework.kind-${kind}`)}
    </span>
  );
}

const HighlightRow = memo(function HighlightRow({
  id,
  kind,
  quote,
  comment,
  criterion,
  onActive,
}: {
  id: string;
  kind: HighlightKind;
  quote: string;
  comment: string;
  criterion: string | null;
  onActive: (id: string) => void;
}) {
  return (
    <li className="highlight">
      <button type="button" className="highlight-pick" onClick={() => onActive(id)}>
        <KindMark kind={kind} />
        {criterion !== null && <Chip kind="tag">{criterion}</Chip>}
        <span className="highlight-words" dir="auto">
          {quote && <q>{quote}</q>} {comment}
        </span>
      </button>
    </li>
  );
});

function EditedHighlight({
  at,
  highlight,
  quote,
  terms,
  onBack,
}: {
  at: At;
  highlight: Highlight;
  quote: string;
  terms: Terms;
  onBack: () => void;
}) {
  const t = useWords();
  const { id: highlightId, kind, criterionId, comment } = highlight;
  const edit = (changes: { highlightKind?: HighlightKind; criterionId?: string | null; comment?: string }) =>
    void dispatch({ kind: 'highlight.edit', ...at, highlightId, ...changes });
  const remove = async () => {
    const answer = await dispatch({ kind: 'highlight.remove', ...at, highlightId });
    if (answer.ok) notify({ text: t('coursework.saidUnmarked'), undo: true });
    onBack();
  };
  const back = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    // The field has kept what was written, or put it back.
    event.preventDefault();
    event.stopPropagation();
    onBack();
  };
  return (
    <li className="highlight" data-active>
      <p className="highlight-words" dir="auto">
        {quote ? <q>{quote}</q> : t('coursework.onWhole')}
      </p>
      <div className="highlight-edit">
        <SelectField
          label={t('coursework.kind')}
          hideLabel
          value={kind}
          options={(['strength', 'nextStep'] as const).map((value) => ({
            value,
            label: t(`coursework.kind-${value}`),
          }))}
          onChange={(highlightKind) => edit({ highlightKind })}
        />
        <SelectField
          label={t('coursework.criterion')}
          hideLabel
          value={criterionId ?? NO_CRITERION}
          options={[
            { value: NO_CRITERION, label: t('coursework.noCriterion') },
            ...terms.criteria.list.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={(value) => edit({ criterionId: value === NO_CRITERION ? null : value })}
        />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter and Escape lead from the field back to the text */}
        <div className="ui-grow" onKeyDown={back}>
          <TextField
            label={t('coursework.comment')}
            hideLabel
            placeholder={t('coursework.comment')}
            value={comment}
            maxLength={400}
            data-comment
            onCommit={(text) => edit({ comment: text.trim() })}
          />
        </div>
        <Button
          kind="quiet"
          size="small"
          aria-label={t('coursework.unmark')}
          icon={<Icon of={IconX} size={16} />}
          onClick={() => void remove()}
        />
      </div>
    </li>
  );
}
