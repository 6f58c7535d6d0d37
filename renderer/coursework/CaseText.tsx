import { useRef, useState } from 'react';
import type { Attempt, HandedIn, Terms } from '../../domain/coursework-record.ts';
import type { Person } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';
import { HighlightList } from './HighlightList.tsx';
import type { ReadingAct } from './place.ts';
import { ReadingText } from './ReadingText.tsx';
import { SubmissionFiles } from './SubmissionFiles.tsx';
import { useHighlights } from './use-highlights.ts';
import type { PieceOf } from './use-kept-text.ts';

/** What was handed in, as it is read to be assessed: places are marked with a criterion, and the whole is commented on. */
export function CaseText({
  session,
  piece,
  which,
  attempt,
  person,
  terms,
}: {
  session: Session;
  piece: PieceOf;
  which: number;
  attempt: Attempt;
  person: Person;
  terms: Terms;
}) {
  const t = useWords();
  const root = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [comment, write] = useState('');
  const marks = useHighlights(session, piece, which, attempt.text, terms);
  const { place, activeId, kind } = marks;
  const toText = () => text.current?.focus();
  const act = (one: ReadingAct) => {
    if (one.kind === 'tag') marks.tag(one.digit);
    else if (one.kind === 'strength' || one.kind === 'nextStep') marks.setKind(one.kind);
    else if (one.kind === 'remove') void marks.remove();
    else if (one.kind === 'comment') root.current?.querySelector<HTMLElement>('[data-comment]')?.focus();
  };
  return (
    <div className="case-text" ref={root}>
      {attempt.text === '' ? (
        <p className="case-paper">{t(onlyWord(attempt.how))}</p>
      ) : (
        <ReadingText
          textRef={text}
          text={attempt.text}
          label={t('coursework.textOf', { code: person.code })}
          marks={marks.own}
          activeId={activeId}
          place={place}
          onPlace={marks.setPlace}
          onAct={act}
          onMark={marks.setActive}
        />
      )}
      <SubmissionFiles piece={piece} attempt={attempt} closed />
      <section className="case-tags" aria-label={t(attempt.text === '' ? 'coursework.comments' : 'coursework.tag')}>
        <Segmented
          label={t('coursework.kind')}
          value={kind}
          options={[
            { value: 'strength', label: t('coursework.kind-strength'), keys: 'S' },
            { value: 'nextStep', label: t('coursework.kind-nextStep'), keys: 'N' },
          ]}
          onChange={marks.setKind}
        />
        {attempt.text !== '' && (
          <div className="ui-row case-wrap">
            {terms.criteria.list.map(({ id, title }, at) => (
              <Button
                key={id}
                size="small"
                {...(at < 9 ? { keys: String(at + 1) } : {})}
                onClick={() => marks.tag(at + 1)}
              >
                {title}
              </Button>
            ))}
            <Button size="small" keys="0" onClick={() => marks.tag(0)}>
              {t('coursework.noCriterion')}
            </Button>
          </div>
        )}
        {attempt.text !== '' && (
          <p className="ui-hint" id="reading-keys">
            {t('coursework.readingKeys')}
          </p>
        )}
        <form
          className="ui-row"
          onSubmit={async (event) => {
            event.preventDefault();
            const whole = comment.trim();
            if (whole !== '' && (await marks.add({ criterionId: null, at: null, comment: whole }))) write('');
          }}
        >
          <TextField
            className="ui-grow"
            label={t('coursework.wholeComment')}
            hideLabel
            placeholder={t('coursework.wholeComment')}
            value={comment}
            maxLength={400}
            onChange={write}
          />
          <Button type="submit" size="small" disabled={comment.trim() === ''}>
            {t('common.add')}
          </Button>
        </form>
      </section>
      <HighlightList
        at={{ sessionId: piece.sessionId, courseworkId: piece.courseworkId }}
        list={marks.list}
        whole={attempt.text === ''}
        terms={terms}
        activeId={activeId}
        onActive={marks.setActive}
        onBack={toText}
      />
    </div>
  );
}

/** What stands where there is no text to read. */
function onlyWord(how: HandedIn): 'coursework.presentedOnly' | 'coursework.fileOnly' | 'coursework.paperOnly' {
  if (how === 'paper') return 'coursework.paperOnly';
  return how === 'presentation' ? 'coursework.presentedOnly' : 'coursework.fileOnly';
}
