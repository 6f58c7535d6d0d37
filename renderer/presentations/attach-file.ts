import { startIntake } from '../intake/intakes.ts';

/**
 * Takes a file in for a presentation, as a newer version of another where one is named. Settles with true when it is
 * attached; see `startIntake`.
 */
export function attachFile(
  sessionId: string,
  presentationId: string,
  file: File,
  replaces?: string | null,
): Promise<boolean> {
  return startIntake(presentationId, file, (attachment) => ({
    kind: 'presentation.attach',
    sessionId,
    presentationId,
    attachment,
    ...(replaces === undefined ? {} : { replaces }),
  }));
}
