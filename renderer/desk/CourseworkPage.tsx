import { IconEyeOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import type { WordKey } from '../../domain/words.ts';
import { AssessScreen } from '../coursework/AssessScreen.tsx';
import { MatrixScreen } from '../coursework/MatrixScreen.tsx';
import { TermsScreen } from '../coursework/TermsScreen.tsx';
import { useDesk } from '../desk-client.ts';
import { FeedbackPage } from '../feedback/FeedbackPage.tsx';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Icon } from '../ui/Icon.tsx';
import { PrivacyMark } from '../ui/PrivacyMark.tsx';
import { useWords } from '../ui/words.ts';
import './coursework-page.css';
import { PrivateCover } from './PrivateCover.tsx';

/** A part of the page, by the rest of its address. What is `covered` shows who has handed in what. */
interface Part {
  readonly path: string;
  readonly word: WordKey;
  readonly covered: boolean;
  readonly content: (programme: Programme, session: Session) => ReactNode;
}

const PARTS: readonly Part[] = [
  {
    path: '/coursework',
    word: 'coursework.part-matrix',
    covered: true,
    content: (programme, session) => <MatrixScreen programme={programme} session={session} />,
  },
  {
    path: '/coursework/assess',
    word: 'coursework.part-assess',
    covered: true,
    content: (programme, session) => <AssessScreen programme={programme} session={session} />,
  },
  {
    path: '/coursework/feedback',
    word: 'themes.part',
    covered: true,
    content: (programme, session) => <FeedbackPage programme={programme} session={session} />,
  },
];
const TERMS = '/coursework/terms';

/** Coursework in the order of the work: who has handed in, how it is assessed, and the terms. */
export default function CourseworkPage() {
  const t = useWords();
  const [location] = useLocation();
  const programme = useDesk((desk) => desk.programme);
  const session = useDesk((desk) => desk.session);
  // Forgotten with the screen: whoever comes back finds it covered.
  const [open, setOpen] = useState(false);
  if (!programme) return null;
  const terms = location.startsWith(TERMS) || (session === null && location === '/coursework');
  const part = terms ? null : (PARTS.findLast(({ path }) => location.startsWith(path)) ?? null);
  const links = [...(session ? PARTS : []), { path: TERMS, word: 'coursework.part-terms' as const }];
  return (
    <main className="coursework">
      <header className="coursework-head">
        <h1>{t('coursework.title')}</h1>
        <nav className="ui-seg" aria-label={t('coursework.parts')}>
          {links.map(({ path, word }) => (
            <a
              key={path}
              href={`#${path}`}
              className="desk-nav"
              aria-current={(part?.path ?? TERMS) === path ? 'page' : undefined}
            >
              {t(word)}
            </a>
          ))}
        </nav>
        <span className="ui-grow" />
        {part?.covered && <PrivacyMark kind="private" />}
        {part?.covered && open && (
          <Button size="small" keys="V" icon={<Icon of={IconEyeOff} size={16} />} onClick={() => setOpen(false)}>
            {t('coursework.cover')}
          </Button>
        )}
        {!session && (
          <a className="ui-btn ui-btn-quiet" href="#/programme">
            {t('coursework.toProgramme')}
          </a>
        )}
      </header>
      {part === null ? (
        <TermsScreen programme={programme} workplaceId={session?.workplaceId ?? null} />
      ) : session === null ? (
        <Empty>{t('coursework.needsSession')}</Empty>
      ) : (
        <PrivateCover open={open} setOpen={setOpen}>
          {part.content(programme, session)}
        </PrivateCover>
      )}
    </main>
  );
}
