import type { Instant } from '../../domain/timer.ts';
import { hostClock } from '../../renderer/wall-clock.ts';

/** From here on the host's clock shows this and goes on, whatever an earlier test's host said. */
export async function setHostClock(at: Instant): Promise<void> {
  hostClock.trustOwn();
  const since = performance.now();
  await hostClock.askOver(async () => at + performance.now() - since);
}
