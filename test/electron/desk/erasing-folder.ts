import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandInput } from '../../../domain/commands.ts';
import type { Programme } from '../../../domain/programme.ts';
import { openDesk } from '../../../electron/desk/open-desk.ts';
import type { ProgrammeDesk } from '../../../electron/desk/programme-desk.ts';
import { emptyNames, type Machine, storeOptions } from '../../../electron/desk/storage.ts';
import { createStore } from '../../../electron/store/open-store.ts';
import { setAside } from '../../../electron/store/quarantine.ts';
import { nobody } from '../../durability/desk-world.ts';
import { craftedZip } from '../../support/crafted-zip.ts';
import { countingIds, nursingHome } from '../../support/sample-book.ts';
import { withCourseworkAk2 } from '../../support/sample-coursework.ts';

/** Who is erased, and what only they have said. No ordinary text holds any of it. */
export const CANARY = {
  personId: 'pkanarifugl',
  code: 'KNRFGL41',
  name: 'Kanarifugla Vingeslag',
  callName: 'Pippeline',
  text: 'KANARISANG i nattevakta',
  file: 'kanarifilen-innhold',
};
/** All of it, to be looked for. */
export const TRACES = Object.values(CANARY);

const s1 = { sessionId: 's1' };
const templates = { shippedFolder: '/nowhere', ownFolder: '/nowhere' };
const nextId = countingIds('k');

/** Opens the folder. */
export async function openFolder(machine: Machine, folder: string): Promise<ProgrammeDesk> {
  const opened = await openDesk({ machine, folder, templates, listener: nobody });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value.desk;
}

/** Gives a command that has to go well. */
export async function give(desk: ProgrammeDesk, command: CommandInput): Promise<void> {
  const answer = await desk.dispatch({ id: nextId(), by: 'F1', command }, { role: 'desk' });
  if (!answer.ok) throw new Error(`${command.kind}: ${answer.refusal.code} ${JSON.stringify(answer.refusal)}`);
}

async function handInFile(desk: ProgrammeDesk, personId: string, contents: string): Promise<void> {
  const bytes = Buffer.from(contents);
  const opened = await desk.intake.open({ name: `${personId}.txt`, bytes: bytes.length });
  if (!opened.ok) throw new Error(opened.problem.code);
  await desk.intake.write(opened.value, bytes);
  const attachment = await desk.intake.finish(opened.value);
  if (!attachment.ok) throw new Error(attachment.problem.code);
  const { sha256, ext, name, mime } = attachment.value;
  const file = {
    id: attachment.value.id,
    sha256,
    ext,
    name,
    bytes: bytes.length,
    mime,
    addedAt: attachment.value.addedAt,
  };
  await give(desk, {
    kind: 'submission.attach',
    ...s1,
    courseworkId: 'ak2',
    personId,
    attachment: file,
  } as CommandInput);
}

/**
 * Makes a programme in which a person has left every kind of trace: documents, journals, generations, backups, what was
 * undone, what was set aside, files of theirs, and a second session that is not open.
 */
export async function programmeWithTraces(machine: Machine, folder: string): Promise<void> {
  const { book } = withCourseworkAk2(nursingHome());
  const first = [
    { key: 'programme', data: book.programme satisfies Programme },
    ...Object.entries(book.sessions).map(([id, data]) => ({ key: `session/${id}`, data })),
  ];
  const main = await createStore(storeOptions(machine, folder, 'programme'), first);
  const names = await createStore(storeOptions(machine, folder, 'names'), [
    { key: 'names', data: emptyNames(machine.clock) },
  ]);
  if (!main.ok || !names.ok) throw new Error('not made');
  await main.value.close();
  await names.value.close();
  let desk = await openFolder(machine, folder);
  const { personId, code, name, callName, text, file } = CANARY;
  await give(desk, {
    kind: 'people.add',
    workplaceId: 'w1',
    people: [{ personId, role: 'employee', level: 'skilled' }],
  });
  await give(desk, { kind: 'person.edit', personId, code });
  await give(desk, { kind: 'name.set', personId, name, callName });
  await give(desk, { kind: 'name.set', personId: 'p2', name: 'Ola Lie', callName: '' });
  await give(desk, { kind: 'presence.mark', ...s1, itemId: 'open', personIds: [personId, 'p2'], mark: 'present' });
  await give(desk, {
    kind: 'card.add',
    ...s1,
    itemId: 'ideas',
    cardId: 'c1',
    text,
    from: { kind: 'person', personId },
  });
  await give(desk, {
    kind: 'card.add',
    ...s1,
    itemId: 'ideas',
    cardId: 'c2',
    text: 'Fast plass',
    from: { kind: 'person', personId: 'p2' },
  });
  await give(desk, {
    kind: 'note.begin',
    ...s1,
    noteId: 'n1',
    itemId: 'ideas',
    text: `Så ${code} og ${code.toLowerCase()}s gruppe`,
    finished: true,
  });
  await give(desk, { kind: 'speaker.ask', ...s1, itemId: 'open', personId, speech: 'ordinary' });
  await give(desk, { kind: 'submission.hand-in', ...s1, courseworkId: 'ak2', personId, how: 'pasted', text });
  await give(desk, {
    kind: 'submission.hand-in',
    ...s1,
    courseworkId: 'ak2',
    personId: 'p2',
    how: 'pasted',
    text: 'Vi prøvde',
  });
  await handInFile(desk, personId, file);
  await handInFile(desk, 'p2', 'det p2 la ved');
  await desk.close();
  desk = await openFolder(machine, folder);
  await give(desk, { kind: 'decision.add', ...s1, text: `Avtalt med ${code}`, forDeck: false });
  await give(desk, { kind: 'history.undo' });
  await give(desk, { kind: 'commitment.add', ...s1, text: 'Følger opp', owner: { kind: 'person', personId } });
  await desk.beforeSleep();
  await desk.close();
  const meta = join(folder, '.samling');
  await setAside(machine.fs, meta, 'sessions/gammel/session.json', Buffer.from(`{"was":"${code}"}`));
  await setAside(machine.fs, join(meta, 'names'), 'names.json', Buffer.from(`{"was":"${name}"}`));
}

/** Puts files in the folder as exports and as what others leave there. Only on a real disk. */
export async function addExports(folder: string): Promise<void> {
  const { name, code } = CANARY;
  await mkdir(join(folder, 'exports'), { recursive: true });
  await writeFile(join(folder, 'exports/protokoll.md'), `| ${code} | godkjent |`);
  await writeFile(join(folder, `exports/side-${code}.pdf`), '%PDF');
  const slide = `<a:t>${name.split(' ')[0]}</a:t>`;
  await writeFile(
    join(folder, 'exports/lysbilder.pptx'),
    craftedZip([{ name: 'ppt/slides/slide1.xml', bytes: slide }]),
  );
  await writeFile(join(folder, 'exports/matrise.csv'), 'P02;levert');
  const conflict = await readFile(join(folder, 'programme.json'));
  await writeFile(join(folder, 'programme (conflicted copy).json'), conflict);
}
