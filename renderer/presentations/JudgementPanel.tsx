import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { TextArea } from '../ui/Field.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';
import { ANSWERS, type Answer, type Judgement, type ValueFor, WHOM } from './judgement-choices.ts';
import { showPresented } from './page-orders.ts';
import './wall-ways.css';

const NOTHING: Pick<Judgement, 'newHere' | 'breakWith' | 'addsValue' | 'sign' | 'dissent'> = {
  newHere: 'open',
  breakWith: '',
  addsValue: 'open',
  sign: '',
  dissent: '',
};

/** "Is it new here, does it add value here?": what the room says, as it is said, and who sees it otherwise. */
export function JudgementPanel({
  sessionId,
  presentationId,
  judgement,
}: {
  sessionId: string;
  presentationId: string;
  judgement: Judgement | null;
}) {
  const t = useWords();
  const target = { sessionId, presentationId };
  const said = judgement ?? NOTHING;
  const decided = judgement !== null && judgement.decidedAt !== null;
  const released = judgement !== null && judgement.releasedAt !== null;
  const whom = WHOM.filter((one) => judgement?.valueFor[one]);
  const edit = (change: {
    newHere?: Answer;
    breakWith?: string;
    addsValue?: Answer;
    valueFor?: ValueFor[];
    sign?: string;
    dissent?: string;
  }) => void dispatch({ kind: 'judgement.edit', ...target, ...change });
  const answers = ANSWERS.map((value) => ({ value, label: t(`presentations.answer-${value}`) }));
  const release = async () => {
    const answer = await dispatch({ kind: 'judgement.release', ...target, on: !released });
    if (answer.ok && !released) void showPresented(sessionId, 'judgement', presentationId);
  };
  return (
    <section className="presentations-judgement" aria-label={t('presentations.judgement')}>
      <div>
        <span className="ui-label" aria-hidden="true">
          {t('presentations.newHere')}
        </span>
        <Segmented
          label={t('presentations.newHere')}
          value={said.newHere}
          options={answers}
          onChange={(newHere) => edit({ newHere })}
        />
      </div>
      <TextArea
        label={t('presentations.breakWith')}
        maxLength={280}
        rows={1}
        value={said.breakWith}
        onCommit={(breakWith) => edit({ breakWith })}
      />
      <div>
        <span className="ui-label" aria-hidden="true">
          {t('presentations.addsValue')}
        </span>
        <Segmented
          label={t('presentations.addsValue')}
          value={said.addsValue}
          options={answers}
          onChange={(addsValue) => edit({ addsValue })}
        />
      </div>
      <fieldset className="presentations-whom">
        <legend className="ui-label">{t('presentations.valueFor')}</legend>
        {WHOM.map((one) => (
          <label key={one}>
            <input
              type="checkbox"
              checked={whom.includes(one)}
              onChange={({ currentTarget: { checked } }) =>
                edit({ valueFor: WHOM.filter((other) => (other === one ? checked : whom.includes(other))) })
              }
            />{' '}
            {t(`presentations.whom-${one}`)}
          </label>
        ))}
      </fieldset>
      <TextArea
        label={t('presentations.sign')}
        maxLength={280}
        rows={1}
        value={said.sign}
        onCommit={(sign) => edit({ sign })}
      />
      <TextArea
        label={t('presentations.dissent')}
        hint={t('presentations.dissentHint')}
        free
        maxLength={280}
        rows={2}
        value={said.dissent}
        onCommit={(dissent) => edit({ dissent })}
      />
      <div className="presentations-judgement-foot">
        <Button
          size="small"
          aria-pressed={decided}
          disabled={judgement === null}
          onClick={() => void dispatch({ kind: 'judgement.decide', ...target, on: !decided })}
        >
          {t('presentations.decided')}
        </Button>
        <Button
          kind="wall"
          size="small"
          aria-pressed={released}
          disabled={judgement === null}
          onClick={() => void release()}
        >
          {t(released ? 'presentations.takeOff' : 'presentations.letRoomSee')}
        </Button>
      </div>
    </section>
  );
}
