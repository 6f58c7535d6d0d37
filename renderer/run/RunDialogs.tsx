import type { Programme } from '../../domain/programme.ts';
import type { Item, Session } from '../../domain/session.ts';
import { ClockDialog } from './ClockDialog.tsx';
import { LotDialog } from './LotDialog.tsx';
import { RoundDialog } from './RoundDialog.tsx';
import { useRunView } from './run-view.ts';

/** The dialog that is open on the run screen, reached by key, menu and palette alike. */
export function RunDialogs({
  programme,
  session,
  item,
}: {
  programme: Programme;
  session: Session;
  /** The item that is looked at. */
  item: Item | null;
}) {
  const setting = useRunView((view) => view.setting);
  switch (setting) {
    case 'clock':
    case 'side':
      return <ClockDialog which={setting === 'side' ? 'side' : 'item'} programme={programme} session={session} />;
    case 'round':
      return <RoundDialog programme={programme} session={session} />;
    case 'lot':
      return item && <LotDialog key={item.id} programme={programme} session={session} item={item} />;
    default:
      return null;
  }
}
