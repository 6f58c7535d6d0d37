import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { IntakeList } from '../intake/IntakeList.tsx';
import { useIntakes } from '../intake/intakes.ts';
import { useCurtain } from '../ui/curtain-context.ts';
import { useWords } from '../ui/words.ts';
import './files.css';
import { ownerName } from './owner-name.ts';
import { useShownCard } from './shown-card.ts';

/** Files on their way to presentations whose card is not on the screen, and why one of them did not come in. */
export function ArrivingFiles({ programme, session }: { programme: Programme; session: Session }) {
  const t = useWords();
  const curtained = useCurtain();
  const shown = useShownCard((card) => card.presentationId);
  const intakes = useIntakes((state) => state.intakes);
  const owners = [...new Set(intakes.map(({ ownerId }) => ownerId))].flatMap((id) =>
    id === shown ? [] : (session.presentations[id] ?? []),
  );
  if (curtained || owners.length === 0) return null;
  return (
    <aside className="presentations-arriving" aria-label={t('files.arriving')}>
      {owners.map((one) => (
        <section key={one.id} aria-label={ownerName(programme, one)}>
          <strong>{ownerName(programme, one)}</strong>
          <IntakeList ownerId={one.id} />
        </section>
      ))}
    </aside>
  );
}
