import { writeSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandInput } from '../../domain/commands.ts';
import { machineClock } from '../../electron/clock.ts';
import { createProgramme } from '../../electron/desk/new-programme.ts';
import { openDesk } from '../../electron/desk/open-desk.ts';
import { thisMachine } from '../../electron/desk/storage.ts';
import { nobody } from './desk-world.ts';

// A process of its own, that writes cards c1, c2, … until it is killed: `S 7` before the seventh is given, `A 7` when
// it is said to be saved. Its folder is made when it is not there.

const [, , root = '', folder = '', most = '100000'] = process.argv;
const machine = thisMachine(machineClock);
const taking = { machine, folder, templates: { shippedFolder: join(root, 'templates/sessions') }, listener: nobody };

function tell(line: string): void {
  writeSync(1, `${line}\n`);
}

async function open() {
  const opened = await openDesk(taking);
  if (opened.ok || opened.problem.code !== 'NOT_A_PROGRAMME') return opened;
  const first = { name: 'Prøve', workplace: 'Sykehjem C', language: 'nb', kind: 'kickoff', people: 0 } as const;
  return createProgramme(taking, { ...first, date: '2026-11-24' });
}

let opened = await open();
if (!opened.ok) {
  tell(opened.problem.code);
  process.exit(3);
}
tell('OPEN');
let { desk } = opened.value;
const session = await firstSession();
const itemId = Object.keys(session?.items ?? {})[0] ?? '';
let number = Object.keys(session?.cards[itemId] ?? {}).length;
const end = number + Number(most);

/** The session to write in. A kill while the programme was made leaves one without; then it is made now. */
async function firstSession() {
  const [found] = Object.values(desk.shown.sessions);
  if (found) return found;
  const give = (command: CommandInput) => desk.dispatch({ id: machine.newId(), by: 'F1', command }, { role: 'desk' });
  const [known] = Object.keys(desk.shown.programme.workplaces);
  const workplaceId = known ?? machine.newId();
  if (!known) {
    await give({ kind: 'workplace.add', workplaceId, name: 'Sykehjem C', project: { title: 'Prøve', aim: '' } });
  }
  const made = { sessionKind: 'kickoff', language: 'nb', date: '2026-11-24' } as const;
  await give({ kind: 'session.create', workplaceId, ...made });
  return Object.values(desk.shown.sessions)[0];
}

async function add(card: number): Promise<void> {
  const text = `Kort ${card}: Vi prøver ny overlapping i to uker.`;
  const command = { kind: 'card.add', sessionId: session?.id ?? '', itemId, cardId: `c${card}`, text } as const;
  tell(`S ${card}`);
  const answer = await desk.dispatch({ id: `command-${card}-${machine.newId()}`, by: 'F1', command }, { role: 'desk' });
  tell(answer.ok ? `A ${card}` : `R ${card} ${answer.refusal.code}`);
}

for (let turn = 1; number < end; turn += 1) {
  const together = turn % 4 === 0 ? 3 : 1;
  await Promise.all(Array.from({ length: together }, () => add(++number)));
  // Documents are written beside what goes on.
  if (turn % 5 === 0) void desk.beforeSleep();
  if (turn % 23 === 0) {
    await desk.close();
    opened = await open();
    if (!opened.ok) process.exit(4);
    desk = opened.value.desk;
  }
}
await desk.close();
