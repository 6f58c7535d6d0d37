import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { daysOf } from '../../domain/agenda.ts';
import { planHandouts } from '../../domain/handout.ts';
import { inOrder } from '../../domain/order.ts';
import type { Programme } from '../../domain/programme.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import type { Session } from '../../domain/session.ts';
import { useDesk } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { useCurtain } from '../ui/curtain-context.ts';
import { Empty } from '../ui/Empty.tsx';
import { SelectField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { LanguageContext, useLanguage, useWords } from '../ui/words.ts';
import { CodeSlips } from './CodeSlips.tsx';
import { HandoutPapers } from './HandoutPapers.tsx';
import { daysToPrint } from './paper-facts.ts';
import './print.css';
import { handoutOf, PRINT_KINDS, type PrintKind, printKindOf } from './print-kinds.ts';
import { ReflectionNotes } from './ReflectionNotes.tsx';
import { RunSheetPaper } from './RunSheetPaper.tsx';
import { TaskSheets } from './TaskSheets.tsx';

const ALL = '*';

/** What goes on paper, seen as paper. The bar above it stays on the screen. */
export function PrintScreen() {
  const t = useWords();
  const [location, navigate] = useLocation();
  const kind = printKindOf(location);
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  const [dayId, setDayId] = useState(ALL);
  const [chosenId, chooseWorkplace] = useState<string | null>(null);
  if (!programme) return null;
  const days = session ? daysOf(session) : [];
  const day = days.some(({ id }) => id === dayId) ? dayId : ALL;
  const workplaces = inOrder(programme.workplaces);
  const workplaceId = chosenId ?? session?.workplaceId ?? workplaces[0]?.id ?? '';
  return (
    <main className="print">
      <header className="print-bar">
        <a className="ui-btn ui-btn-quiet" href={session ? '#/plan' : '#/programme'}>
          {t(session ? 'print.toPlan' : 'print.toProgramme')}
        </a>
        <h1>{t('print.title')}</h1>
        <SelectField<PrintKind>
          label={t('print.what')}
          hideLabel
          value={kind}
          options={PRINT_KINDS.map((value) => ({ value, label: t(`plan.print-${value}`) }))}
          onChange={(next) => navigate(`/print/${next}`, { replace: true })}
        />
        {kind !== 'codes' && kind !== 'handouts' && days.length > 1 && (
          <Segmented
            label={t('print.days')}
            value={day}
            options={[
              { value: ALL, label: t('print.allDays') },
              ...days.map(({ id, number }) => ({ value: id, label: t('plan.dayNumber', { day: number }) })),
            ]}
            onChange={setDayId}
          />
        )}
        {kind === 'handouts' && session && (
          <GroupChoice
            programme={programme}
            session={session}
            only={handoutOf(location)}
            onChoose={(only) => navigate(`/print/handouts${only === null ? '' : `/${only}`}`, { replace: true })}
          />
        )}
        {kind === 'codes' && workplaces.length > 1 && (
          <SelectField
            label={t('print.workplace')}
            hideLabel
            value={workplaceId}
            options={workplaces.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={chooseWorkplace}
          />
        )}
        <span className="ui-grow" />
        <Button kind="primary" icon={<Icon of={IconPrinter} />} onClick={() => print()}>
          {t('print.print')}
        </Button>
      </header>
      <p className="print-hint ui-hint">{t(`print.hint-${kind}`)}</p>
      <Papers
        kind={kind}
        programme={programme}
        session={session}
        dayId={day === ALL ? null : day}
        workplaceId={workplaceId}
        only={handoutOf(location)}
      />
    </main>
  );
}

/** Which group's sheet is printed: a PDF for each group is one at a time. */
function GroupChoice({
  programme,
  session,
  only,
  onChoose,
}: {
  programme: Programme;
  session: Session;
  only: number | null;
  onChoose: (only: number | null) => void;
}) {
  const t = useWords();
  const groups = planHandouts(releaseFacts(programme, session), session.language).map(({ group }) => group);
  if (groups.length < 2) return null;
  return (
    <SelectField
      label={t('print.groups')}
      hideLabel
      value={only !== null && only <= groups.length ? String(only) : ALL}
      options={[
        { value: ALL, label: t('print.allGroups') },
        ...groups.map((group, at) => ({ value: String(at + 1), label: group })),
      ]}
      onChange={(value) => onChoose(value === ALL ? null : Number(value))}
    />
  );
}

interface PapersProps {
  readonly kind: PrintKind;
  readonly programme: Programme;
  readonly session: Session | null;
  readonly dayId: string | null;
  readonly workplaceId: string;
  /** Which group's sheet, from 1; null for all. */
  readonly only: number | null;
}

function Papers({ kind, programme, session, dayId, workplaceId, only }: PapersProps) {
  const t = useWords();
  const deskLanguage = useLanguage();
  const curtained = useCurtain();
  const language = session?.language ?? programme.language;
  if (kind === 'codes') {
    return (
      <LanguageContext value={language}>
        <CodeSlips programme={programme} workplaceId={workplaceId} />
      </LanguageContext>
    );
  }
  if (!session) return <Empty>{t('print.noSession')}</Empty>;
  if (kind === 'run-sheet' && curtained) return <Empty>{t('print.curtained')}</Empty>;
  if (kind === 'handouts') {
    return (
      <LanguageContext value={language}>
        <HandoutPapers programme={programme} session={session} only={only} />
      </LanguageContext>
    );
  }
  const days = daysToPrint(session, dayId);
  return (
    // The room's papers speak the room's language, the facilitator's own speak the desk's.
    <LanguageContext value={kind === 'run-sheet' ? deskLanguage : language}>
      {days.map((day) => {
        const of = { programme, session, day };
        if (kind === 'tasks') return <TaskSheets key={day.id} {...of} />;
        if (kind === 'notes') return <ReflectionNotes key={day.id} {...of} />;
        return <RunSheetPaper key={day.id} {...of} forRoom={kind === 'room-sheet'} />;
      })}
    </LanguageContext>
  );
}
