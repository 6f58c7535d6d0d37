import type { ReactNode } from 'react';
import { dispatch } from '../desk-client.ts';
import { useCurtain } from '../ui/curtain-context.ts';
import { Empty } from '../ui/Empty.tsx';
import { SelectField } from '../ui/Field.tsx';
import { InlineText } from '../ui/InlineText.tsx';
import { useWords } from '../ui/words.ts';
import { CodeChips } from './CodeChips.tsx';
import { CourseworkLinks } from './CourseworkLinks.tsx';
import { FeedbackPanel } from './FeedbackPanel.tsx';
import { FileBox } from './FileBox.tsx';
import { JudgementPanel } from './JudgementPanel.tsx';
import { PointsEditor } from './PointsEditor.tsx';
import './presentations.css';
import { groupsFor, levelsOf, missingFrom, presentersOf, timesOf } from './presentation-facts.ts';
import { useIsShown } from './shown-card.ts';
import { type PresentationData, usePresentation } from './use-presentation.ts';
import { WallWays } from './WallWays.tsx';

/** One presentation: who presents, the file, the points as they are typed, and what is still to collect. */
export function PresentationCard({ sessionId, presentationId }: { sessionId: string; presentationId: string }) {
  const t = useWords();
  const curtained = useCurtain();
  const data = usePresentation(sessionId, presentationId);
  if (!data) return <Empty>{t('presentations.none')}</Empty>;
  if (curtained) return <Empty>{t('presentations.behindCurtain')}</Empty>;
  return <Card key={presentationId} data={data} />;
}

function Card({ data }: { data: PresentationData }) {
  const t = useWords();
  useIsShown(data.presentation.id);
  const { presentation, programme, session, people, entry } = data;
  const target = { sessionId: session.id, presentationId: presentation.id };
  const presenters = presentersOf(programme, presentation);
  const missing = missingFrom(presentation);
  const groups = groupsFor(programme, session.workplaceId, presentation.kind);
  const toggle = (personId: string, on: boolean) => {
    const others = Object.keys(presentation.presenters).filter((id) => id !== personId);
    void dispatch({ kind: 'presentation.edit', ...target, presenters: on ? [...others, personId] : others });
  };
  return (
    <div className="presentations-card" data-drop-presentation={presentation.id}>
      <InlineText
        strong
        className="presentations-title"
        label={t('presentations.title')}
        maxLength={120}
        value={presentation.title}
        onCommit={(title) => void dispatch({ kind: 'presentation.edit', ...target, title })}
      />
      <div className="presentations-rows">
        <Row label={t('presentations.group')}>
          <SelectField
            label={t('presentations.group')}
            hideLabel
            value={presentation.groupId ?? ''}
            options={[
              { value: '', label: t('presentations.noGroup') },
              ...groups.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(id) => void dispatch({ kind: 'presentation.edit', ...target, groupId: id || null })}
          />
        </Row>
        <Row label={t('presentations.presenters')}>
          <CodeChips
            label={t('presentations.presenters')}
            people={people}
            members={new Set(presenters.map(({ person }) => person.id))}
            chosen={new Set(Object.keys(presentation.presenters))}
            onToggle={toggle}
          />
        </Row>
        {presenters.length > 0 && (
          <Row label={t('presentations.levels')}>
            <span className="num">
              {levelsOf(presenters)
                .map(({ key, count }) => t(`presentations.level-${key}`, { n: count }))
                .join(', ')}
            </span>
          </Row>
        )}
        <Row label={t('presentations.coursework')}>
          <CourseworkLinks programme={programme} session={session} presentation={presentation} people={people} />
        </Row>
      </div>
      <FileBox sessionId={session.id} presentation={presentation} />
      <WallWays session={session} presentation={presentation} />
      <div className="presentations-rows">
        <Row label={t('presentations.points')}>
          <PointsEditor sessionId={session.id} presentation={presentation} />
        </Row>
        <Row label={t('presentations.toCollect')}>
          <span className="ui-hint num">
            {[
              t('presentations.collected', {
                points: presentation.points.length,
                feedback: Object.keys(presentation.feedback).length,
              }),
              missing.length > 0 &&
                t('presentations.missing', {
                  what: missing.map((one) => t(`presentations.missing-${one}`).toLowerCase()).join(', '),
                }),
              entry?.state === 'now' && session.run.timer && t('presentations.timeRuns'),
              ...timesOf(session, presentation).map(({ word, minutes }) => t(`presentations.${word}`, { n: minutes })),
            ]
              .filter(Boolean)
              .join(' ')}
          </span>
        </Row>
      </div>
      <details className="presentations-late">
        <summary>{t('presentations.judgement')}</summary>
        <JudgementPanel sessionId={session.id} presentationId={presentation.id} judgement={presentation.judgement} />
      </details>
      {entry?.state !== 'now' && (
        <details className="presentations-late">
          <summary className="num">
            {t('presentations.feedback')} {Object.keys(presentation.feedback).length}
          </summary>
          <FeedbackPanel sessionId={session.id} presentationId={presentation.id} />
        </details>
      )}
    </div>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="presentations-row">
      <span className="ui-label" aria-hidden="true">
        {label}
      </span>
      <div>{children}</div>
    </div>
  );
}
