import { join } from 'node:path';
import { machineClock } from '../../electron/clock.ts';
import { openDesk } from '../../electron/desk/open-desk.ts';
import type { ProgrammeDesk } from '../../electron/desk/programme-desk.ts';
import { thisMachine } from '../../electron/desk/storage.ts';
import { nobody } from '../durability/desk-world.ts';
import { ownWork, peakMb } from './store-meter.ts';

/** What it comes to, to open a programme to where its list is shown and a session takes edits. */
export interface OpeningMeasured {
  /** The main thread's own work, in ms. */
  readonly own: number;
  /** With the waiting, in ms. */
  readonly wall: number;
  /** What was loaded to begin with. */
  readonly idleMb: number;
  readonly peakMb: number;
}

const machine = thisMachine(machineClock);

async function opened(folder: string): Promise<ProgrammeDesk> {
  const templates = { shippedFolder: join(process.cwd(), 'templates/sessions') };
  const desk = await openDesk({ machine, folder, templates, listener: nobody, sessions: 'needed' });
  if (!desk.ok) throw new Error(desk.problem.code);
  return desk.value.desk;
}

/** Opens a programme in this process, and tries that its session can be used. */
export async function opening(folder: string): Promise<OpeningMeasured> {
  const idleMb = peakMb();
  const { value: desk, ms, wall } = await ownWork(() => opened(folder));
  const peak = peakMb();
  const { programme, sessions } = desk.shown;
  if (!sessions[programme.openSessionId ?? '']) throw new Error('The session is not there');
  await desk.close();
  return { own: ms, wall, idleMb, peakMb: peak };
}

/** Takes a backup by closing, changes every session a little, and puts the backup back. In ms. */
export async function restoring(folder: string): Promise<number> {
  const before = await opened(folder);
  await before.close();
  const desk = await opened(folder);
  const [backup] = await desk.backupsThere();
  const sessionId = desk.shown.programme.openSessionId ?? '';
  const itemId = Object.keys(desk.shown.sessions[sessionId]?.items ?? {})[0] ?? '';
  const command = { kind: 'note.begin', sessionId, itemId, text: 'Etter kopien', finished: true };
  const answer = await desk.dispatch({ id: machine.newId(), by: 'F1', command }, { role: 'desk' });
  if (!answer.ok) throw new Error(answer.refusal.code);
  const from = performance.now();
  const done = await desk.restoreBackup(backup?.id ?? '', 'F1');
  const ms = performance.now() - from;
  if (!done.ok || done.value.length === 0) throw new Error(done.ok ? 'Nothing was put back' : done.problem.code);
  await desk.close();
  return ms;
}
