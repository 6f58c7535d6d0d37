import { useState } from 'react';
import type { Presentation } from '../../domain/presentation-record.ts';
import type { Person, Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { Button } from '../ui/Button.tsx';
import { useWords } from '../ui/words.ts';
import { CourseworkForm } from './CourseworkForm.tsx';
import { likelyCoursework, linksOf } from './coursework-links.ts';

/** What the presentation counts as, for whom, and a way to say so. By code, for the desk alone. */
export function CourseworkLinks({
  programme,
  session,
  presentation,
  people,
}: {
  programme: Programme;
  session: Session;
  presentation: Presentation;
  people: readonly Person[];
}) {
  const t = useWords();
  const [asking, setAsking] = useState(false);
  const likely = likelyCoursework(programme, session, presentation);
  if (!likely) return <span className="ui-hint">{t('presentations.noCoursework')}</span>;
  const links = linksOf(programme, session, presentation, people);
  return (
    <div className="presentations-counts">
      {links.map(({ coursework, codes }) => (
        <span key={coursework.id} className="num">
          {t('presentations.countsFor', { key: coursework.key, codes: codes.join(', ') })}
        </span>
      ))}
      <Button kind="quiet" size="small" onClick={() => setAsking(true)}>
        {t(links.length > 0 ? 'presentations.courseworkChange' : 'presentations.courseworkLink')}
      </Button>
      {asking && (
        <CourseworkForm
          programme={programme}
          session={session}
          presentation={presentation}
          people={people}
          first={links[0]?.coursework ?? likely}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
