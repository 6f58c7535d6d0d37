import { useEffect, useId, useRef, useState } from 'react';
import type { Person } from '../../domain/programme.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { SpeechKind } from '../../domain/speaker-record.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useKnownWords, useWords } from '../ui/words.ts';
import { offerSignUp } from './sign-up-focus.ts';
import { readSignUp } from './speaker-entry.ts';
import { giveFloor } from './speaker-orders.ts';
import type { SpeakersData } from './use-speakers.ts';

const KINDS = ['ordinary', 'reply', 'procedural'] as const satisfies readonly SpeechKind[];

/** What was answered to the latest sign-up. An `offer` is a place for a speech where a reply was refused. */
type Answer =
  | { readonly kind: 'added'; readonly person: Person; readonly speech: SpeechKind; readonly entryId: string }
  | { readonly kind: 'offer'; readonly person: Person; readonly refusal: Refusal }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'not-read'; readonly text: string };

/** The line where people are signed up as fast as hands are raised: a code, a letter for the kind, Enter. */
export function SignUp({ data: { session, item, people, list, repliesLeft } }: { data: SpeakersData }) {
  const t = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [speech, choose] = useState<SpeechKind>('ordinary');
  const [answer, say] = useState<Answer | null>(null);
  // Refusals are answered sooner than what has to reach the disk: only the latest sign-up is spoken of.
  const asked = useRef(0);
  useEffect(() => (input.current ? offerSignUp(input.current) : undefined), []);

  const ask = async (person: Person, wanted: SpeechKind) => {
    asked.current += 1;
    const own = asked.current;
    const refused = wanted === 'reply' ? refusedReply(repliesLeft, list.repliesMax) : null;
    if (refused) return say({ kind: 'offer', person, refusal: refused });
    setTyped('');
    choose('ordinary');
    const on = { sessionId: session.id, itemId: item.id };
    const given = await dispatch({ kind: 'speaker.ask', ...on, personId: person.id, speech: wanted }, true);
    if (own !== asked.current) return;
    // The answer may be here before the list is: the place is read once the entry stands on it.
    if (given.ok) return say({ kind: 'added', person, speech: wanted, entryId: given.ids[0] ?? '' });
    const { refusal } = given;
    const offers = refusal.code === 'REPLIES_USED' || refusal.code === 'NOBODY_SPOKE';
    return say(offers ? { kind: 'offer', person, refusal } : { kind: 'refused', refusal });
  };
  const submit = () => {
    const entry = readSignUp(typed, speech, people);
    if (entry.kind === 'person') void ask(entry.person, entry.speech);
    else if (entry.kind === 'unknown') say({ kind: 'not-read', text: t('speakers.unknown', { typed: entry.typed }) });
    else if (entry.kind === 'several') {
      say({ kind: 'not-read', text: t('speakers.several', { codes: entry.codes.join(', ') }) });
    }
  };
  const accept = () => {
    if (answer?.kind !== 'offer') return;
    void ask(answer.person, 'ordinary');
    input.current?.focus();
  };

  return (
    <form
      className="speakers-sign-up"
      onSubmit={(event) => {
        event.preventDefault();
        if (answer?.kind === 'offer') accept();
        else submit();
      }}
    >
      <label htmlFor={id} className="ui-label">
        {t('speakers.code')}
      </label>
      <input
        ref={input}
        id={id}
        className="ui-input num"
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={16}
        placeholder={t('speakers.codeHint')}
        aria-describedby={`${id}-help ${id}-said`}
        aria-invalid={answer?.kind === 'not-read' || undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          say(null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) {
            event.preventDefault();
            giveFloor(item.id);
          }
          if (event.key === 'Escape' && answer?.kind === 'offer') {
            event.stopPropagation();
            say(null);
          }
        }}
      />
      <Segmented
        label={t('speakers.kind')}
        value={speech}
        options={KINDS.map((value) => ({
          value,
          label:
            value === 'reply' && repliesLeft !== null
              ? t('speakers.replyLeft', { n: repliesLeft })
              : t(`speakers.${value}`),
        }))}
        onChange={(next) => {
          choose(next);
          say(null);
        }}
      />
      <Button type="submit" kind="primary" keys="Enter" disabled={typed.trim() === ''}>
        {t('speakers.add')}
      </Button>
      <span id={`${id}-help`} className="ui-sr">
        {t('speakers.addHelp')}
      </span>
      <div id={`${id}-said`} className="speakers-said" role="status">
        {answer && <Said answer={answer} entries={list.entries} onAccept={accept} />}
      </div>
    </form>
  );
}

/** Why a reply cannot be taken now, so that an ordinary place is offered before anything is refused. */
function refusedReply(left: number | null, most: number): Refusal | null {
  if (left === null) return { code: 'NOBODY_SPOKE' };
  return left === 0 ? { code: 'REPLIES_USED', params: { n: most } } : null;
}

interface SaidProps {
  readonly answer: Answer;
  readonly entries: SpeakersData['list']['entries'];
  readonly onAccept: () => void;
}

function Said({ answer, entries, onAccept }: SaidProps) {
  const t = useWords();
  const known = useKnownWords();
  if (answer.kind === 'not-read') return <p className="ui-field-problem">{answer.text}</p>;
  if (answer.kind === 'refused') {
    const { code, params } = answer.refusal;
    const part = (name: string) => known(`refusal.${code}.${name}`, params) ?? '';
    return <p className="ui-field-problem">{`${part('sentence')} ${part('next')}`.trim() || code}</p>;
  }
  const { code } = answer.person;
  if (answer.kind === 'added') {
    const kind = t(`speakers.${answer.speech}`);
    const place = entries[answer.entryId]?.place;
    return place === undefined ? null : <p className="ui-hint num">{t('speakers.added', { code, kind, place })}</p>;
  }
  const { refusal } = answer;
  return (
    <p className="speakers-offer">
      <span>{known(`refusal.${refusal.code}.sentence`, refusal.params) ?? refusal.code}</span>
      <Button size="small" keys="Enter" onClick={onAccept}>
        {t('speakers.offer', { code })}
      </Button>
    </p>
  );
}
