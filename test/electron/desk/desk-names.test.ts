import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandInput } from '../../../domain/commands.ts';
import type { DispatchAnswer } from '../../../domain/contract.ts';
import type { Session } from '../../../domain/session.ts';
import type { DeskHost } from '../../../electron/desk/host.ts';
import { FullDisk } from '../../support/full-disk.ts';
import { Cleanup, filesOf, liveHost, newProgramme } from '../../support/live-host.ts';
import { countingIds } from '../../support/sample-book.ts';
import { SteeredClock } from '../../support/steered-clock.ts';

const cleanup = new Cleanup();
const nextId = countingIds('c');
let clock: SteeredClock;
let host: DeskHost;
let dataFolder: string;
let disk: FullDisk;

const start = () => liveHost(cleanup, { dataFolder, clock, machine: { fs: disk.fs } });

beforeEach(async () => {
  clock = new SteeredClock();
  disk = new FullDisk();
  ({ host, dataFolder } = await liveHost(cleanup, { clock, machine: { fs: disk.fs } }));
  expect(await host.createProgramme(newProgramme)).toEqual({ ok: true, value: null });
});

afterEach(() => cleanup.run());

const give = (command: CommandInput, id = nextId()): Promise<DispatchAnswer> =>
  host.dispatch({ id, by: 'F1', command }, 'desk');

const folder = () => join(dataFolder, 'prove');

function session(): Session {
  const book = host.programme?.shown;
  const open = book?.sessions[book.programme.openSessionId ?? ''];
  if (!open) throw new Error('no session is open');
  return open;
}

const addPresentation = () =>
  give({
    kind: 'presentation.add',
    sessionId: session().id,
    presentationId: 'p1',
    presentationKind: 'project',
    title: 'Vakter',
  });

const firstItem = () => Object.values(session().items).sort((a, b) => a.order.localeCompare(b.order))[0]?.id ?? '';

const anyPerson = () => Object.keys(host.programme?.shown.programme.people ?? {})[0] ?? '';

/** Closes the host and opens the same programme in a new one. */
async function restart(): Promise<void> {
  await host.close();
  ({ host } = await start());
  expect(await host.openProgramme(folder())).toEqual({ ok: true, value: null });
}

describe('names', () => {
  it('stand in their own document and nowhere else on the disk', async () => {
    const personId = anyPerson();
    await give({ kind: 'name.set', personId, name: 'Kanarina Fuglesang', callName: 'Kanari' });
    await give({ kind: 'note.begin', sessionId: session().id, itemId: firstItem(), text: 'P01 sa lite' });
    expect((await host.names()).people[personId]).toEqual({ name: 'Kanarina Fuglesang', callName: 'Kanari' });
    await restart();
    expect((await host.names()).people[personId]?.name).toBe('Kanarina Fuglesang');
    await host.closeProgramme();
    const holding = [...(await filesOf(dataFolder))].filter(([, bytes]) => /kanari|fuglesang/i.test(bytes.toString()));
    expect(holding.length).toBeGreaterThan(0);
    for (const [file] of holding) expect(file).toMatch(/^prove\/(names\.json|\.samling\/names\/)/);
  });

  it('keep a note from the wall, and a message from being written, that hold one', async () => {
    await give({ kind: 'name.set', personId: anyPerson(), name: 'Kanarina Fuglesang' });
    const sessionId = session().id;
    const refused = { ok: false, refusal: { code: 'PERSON_IN_TEXT' } };
    expect(await give({ kind: 'wall.message', sessionId, text: 'Kanarina, kom!' })).toEqual(refused);
    expect(session().wall.message).toBe('');
    const noteId = 'n1';
    await give({ kind: 'note.begin', sessionId, itemId: firstItem(), noteId, text: 'Fuglesang var stille' });
    expect(await give({ kind: 'note.release', sessionId, noteId, on: true })).toEqual(refused);
  });

  it('keep a card from being released that holds one', async () => {
    await give({ kind: 'name.set', personId: anyPerson(), name: 'Kanarina Fuglesang' });
    const itemId = firstItem();
    const sessionId = session().id;
    await give({ kind: 'card.add', sessionId, itemId, cardId: 'k1', text: 'Spør kanarina om vaktene' });
    const release: CommandInput = { kind: 'card.release', sessionId, itemId, cardIds: ['k1'] };
    expect(await give(release)).toEqual({ ok: false, refusal: { code: 'PERSON_IN_TEXT' } });
    await give({ kind: 'card.edit', sessionId, itemId, cardId: 'k1', text: 'Spør om vaktene' });
    expect(await give(release)).toMatchObject({ ok: true });
    expect(await give({ kind: 'card.edit', sessionId, itemId, cardId: 'k1', text: 'Spør Fuglesang' })).toEqual({
      ok: false,
      refusal: { code: 'PERSON_IN_TEXT' },
    });
  });

  it.each([
    ['Kanarina Fuglesang refleksjon.pdf', 'P01 refleksjon.pdf'],
    ['refleksjon_fuglesang.pdf', 'refleksjon_P01.pdf'],
    ['Dag 1 plan.pdf', 'Dag 1 plan.pdf'],
  ])('do not come in by way of a file called %s', async (called, kept) => {
    const people = Object.values(host.programme?.shown.programme.people ?? {});
    const idOf = (code: string) => people.find((one) => one.code === code)?.id ?? '';
    await give({ kind: 'name.set', personId: idOf('P01'), name: 'Kanarina Fuglesang' });
    await give({ kind: 'name.set', personId: idOf('P02'), name: 'Dag Li' });
    await addPresentation();
    const opened = await host.intakeOpen({ name: called, bytes: 1 });
    if (!opened.ok) throw new Error(opened.problem.code);
    await host.intakeWrite(opened.value.intakeId, new Blob(['a']));
    const taken = await host.intakeFinish(opened.value.intakeId);
    if (!taken.ok) throw new Error(taken.problem.code);
    const command = {
      kind: 'presentation.attach',
      sessionId: session().id,
      presentationId: 'p1',
      attachment: taken.value,
    };
    expect(await give(command as CommandInput)).toMatchObject({ ok: true });
    expect(Object.values(session().presentations.p1?.files ?? {}).map((file) => file.name)).toEqual([kept]);
  });

  it('lose their call names when a day is closed', async () => {
    const personId = anyPerson();
    await give({ kind: 'name.set', personId, name: 'Kanarina Fuglesang', callName: 'Kanari' });
    const dayId = Object.keys(session().days)[0] ?? '';
    await give({ kind: 'day.close', sessionId: session().id, dayId });
    expect((await host.names()).people[personId]).toEqual({ name: 'Kanarina Fuglesang', callName: '' });
  });

  it('are given to codes only', async () => {
    expect(await give({ kind: 'name.set', personId: 'nobody', name: 'Kari' })).toMatchObject({
      refusal: { code: 'NO_SUCH_RECORD' },
    });
  });
});
