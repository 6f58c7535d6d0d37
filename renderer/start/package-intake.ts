import { create } from 'zustand';
import type { HostProblem } from '../../domain/contract.ts';
import { deskApi } from '../desk-client.ts';

interface PackageIntake {
  /** How much of the file the host has; null while none is on its way. */
  readonly percent: number | null;
  /** Why the latest one did not come in. */
  readonly problem: HostProblem | null;
}

/** A packed programme on its way from this page to the host, as a hook. Once it is there it waits: see `packageWaiting`. */
export const usePackageIntake = create<PackageIntake>(() => ({ percent: null, problem: null }));

/** Hands over a packed programme. One at a time: another that comes meanwhile is not taken. */
export async function handOverPackage(file: File): Promise<void> {
  if (usePackageIntake.getState().percent !== null) return;
  if (!/\.samling$/i.test(file.name)) {
    usePackageIntake.setState({ problem: { code: 'NOT_A_PACKAGE' } });
    return;
  }
  usePackageIntake.setState({ percent: 0, problem: null });
  const handed = await deskApi.handPackage(file, (done) => {
    usePackageIntake.setState({ percent: Math.floor((100 * done) / Math.max(1, file.size)) });
  });
  usePackageIntake.setState({ percent: null, problem: handed.ok ? null : handed.problem });
}

/** What was wrong is no news any more. */
export function forgetPackageProblem(): void {
  usePackageIntake.setState({ problem: null });
}
