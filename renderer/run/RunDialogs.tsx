import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { ClockDialog } from './ClockDialog.tsx';
import { RoundDialog } from './RoundDialog.tsx';
import { useRunView } from './run-view.ts';

/** The dialog that is open on the run screen, reached by key, menu and palette alike. */
export function RunDialogs({ programme, session }: { programme: Programme; session: Session }) {
  const setting = useRunView((view) => view.setting);
  switch (setting) {
    case 'clock':
    case 'side':
      return <ClockDialog which={setting === 'side' ? 'side' : 'item'} programme={programme} session={session} />;
    case 'round':
      return <RoundDialog programme={programme} session={session} />;
    default:
      return null;
  }
}
