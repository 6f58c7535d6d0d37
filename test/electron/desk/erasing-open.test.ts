import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CommandInput } from '../../../domain/commands.ts';
import type { DeskHost } from '../../../electron/desk/host.ts';
import { Cleanup, liveHost, newProgramme } from '../../support/live-host.ts';
import { countingIds } from '../../support/sample-book.ts';

const cleanup = new Cleanup();
const nextId = countingIds('c');
let host: DeskHost;

beforeEach(async () => {
  ({ host } = await liveHost(cleanup));
  expect(await host.createProgramme(newProgramme)).toEqual({ ok: true, value: null });
});
afterEach(() => cleanup.run());

async function give(command: CommandInput): Promise<void> {
  expect(await host.dispatch({ id: nextId(), by: 'F1', command }, 'desk')).toMatchObject({ ok: true });
}
const people = () => Object.values(host.programme?.shown.programme.people ?? {});

it('is shown before, done in the open programme, and leaves nothing to undo', async () => {
  const [person] = people();
  await give({ kind: 'name.set', personId: person?.id ?? '', name: 'Kari Nordmann', callName: '' });
  const folder = host.programme?.folder;
  const code = person?.code ?? '';
  expect(await host.erasing.preview({ code })).toMatchObject({ ok: true, value: { code, name: true } });
  expect(people().some((one) => one.code === code)).toBe(true);
  const done = await host.erasing.erase({ code, by: 'F1', removeFiles: false });
  expect(done).toMatchObject({ ok: true, value: { by: 'F1', name: true } });
  expect(host.programme?.folder).toBe(folder);
  expect(people().some((one) => one.code === code)).toBe(false);
  expect((await host.names()).people).toEqual({});
  expect(await host.past.history(10)).toEqual({ ok: true, value: [] });
  expect(await host.past.backups()).toMatchObject({ ok: true, value: [{ reason: 'closed' }] });
});

it('is refused during a rehearsal, and for a code that nobody has; the programme stays open', async () => {
  await host.rehearse(true);
  const asked = { code: people()[0]?.code ?? '', by: 'F1', removeFiles: false };
  expect(await host.erasing.preview(asked)).toMatchObject({ problem: { code: 'NOT_IN_REHEARSAL' } });
  expect(await host.erasing.erase(asked)).toMatchObject({ problem: { code: 'NOT_IN_REHEARSAL' } });
  await host.rehearse(false);
  const before = people().length;
  expect(await host.erasing.erase({ ...asked, code: 'P99' })).toMatchObject({ problem: { code: 'NO_SUCH_PERSON' } });
  expect(people()).toHaveLength(before);
});
