import type { ReactNode } from 'react';
import { dateText } from '../../domain/clock-text.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Day, Session } from '../../domain/session.ts';
import { useLanguage, useWords } from '../ui/words.ts';

/** The day that a paper belongs to. */
export interface PaperOf {
  readonly programme: Programme;
  readonly session: Session;
  readonly day: Day;
}

/** A sheet of A4, with where and when it belongs at its head. On the screen it is drawn as paper. */
export function Paper({
  of: { programme, session, day },
  title,
  className,
  children,
}: {
  of: PaperOf;
  title: string;
  className?: string;
  children: ReactNode;
}) {
  const t = useWords();
  const language = useLanguage();
  const workplace = programme.workplaces[session.workplaceId];
  return (
    <article className={['print-page', className].filter(Boolean).join(' ')} lang={language}>
      <header className="print-head">
        <p>
          {[workplace?.name, t('desk.sessionDay', { session: session.number, day: day.number })]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p>{dateText(day.date, language)}</p>
      </header>
      <h2>{title}</h2>
      {children}
    </article>
  );
}
