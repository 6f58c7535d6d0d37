import { Button } from '../ui/Button.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useKnownWords, useLanguage, useWords } from '../ui/words.ts';
import { cancelIntake, dismissIntake, type Intake, retryIntake, useIntakes } from './intakes.ts';
import { sizeText } from './size-text.ts';
import './intake.css';

/** Files on their way to whoever they belong to, and those that did not come in with what can be done about it. */
export function IntakeList({ ownerId }: { ownerId: string }) {
  const all = useIntakes((state) => state.intakes);
  const own = all.filter((one) => one.ownerId === ownerId);
  return own.map((intake) =>
    intake.problem ? <Failed key={intake.id} intake={intake} /> : <Coming key={intake.id} intake={intake} />,
  );
}

function Coming({ intake }: { intake: Intake }) {
  const t = useWords();
  const language = useLanguage();
  const text = t('presentations.intake', { name: intake.name });
  return (
    <div className="intake">
      <span className="intake-name">{text}</span>
      <Button kind="quiet" size="small" onClick={() => cancelIntake(intake.id)}>
        {t('presentations.cancelIntake')}
      </Button>
      <progress aria-label={text} max={Math.max(1, intake.bytes)} value={intake.done} />
      <span className="ui-hint num">
        {t('presentations.progress', {
          done: sizeText(language, intake.done),
          total: sizeText(language, intake.bytes),
        })}
      </span>
    </div>
  );
}

function Failed({ intake }: { intake: Intake }) {
  const t = useWords();
  const known = useKnownWords();
  const { code, params } = intake.problem ?? { code: '', params: {} };
  const says = (part: string) => known(`problem.${code}.${part}`, params) ?? known(`refusal.${code}.${part}`, params);
  return (
    <div>
      <Problem
        title={t('presentations.intakeFailed', { name: intake.name })}
        sentence={says('sentence') ?? t('presentations.intakeFailedSentence')}
        next={says('next') ?? t('presentations.intakeFailedNext')}
      />
      <div className="intake-acts">
        <Button size="small" onClick={() => void retryIntake(intake.id)}>
          {t('presentations.retry')}
        </Button>
        <Button kind="quiet" size="small" onClick={() => dismissIntake(intake.id)}>
          {t('common.close')}
        </Button>
      </div>
    </div>
  );
}
