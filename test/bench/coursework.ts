import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tallyOf } from '../../domain/assessment.ts';
import { matrixTable } from '../../domain/coursework-csv.ts';
import { planDeck } from '../../domain/deck.ts';
import { deskView } from '../../domain/desk-view.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import { writeDeck } from '../../electron/export/write-deck.ts';
import { NINE, type Rehearsal } from '../support/sample-book.ts';
import { TERMS, withCourseworkAk2 } from '../support/sample-coursework.ts';

const PEOPLE = 300;
const CHARACTERS = 2000;
const ROUNDS = 7;
const PIECES = ['ak1', 'ak2', 'ak3'] as const;
const s1 = { sessionId: 's1' };

/** Sentences that differ from person to person, as long as a text is. */
function textOf(person: number, piece: string): string {
  const sentence = `Vakt ${person} i ${piece} begynte med at vi prøvde rekkefølgen og skrev opp hva som ble annerledes. `;
  return sentence.repeat(Math.ceil(CHARACTERS / sentence.length)).slice(0, CHARACTERS);
}

/** 300 people with three texts each, 900 highlights in all, and six released cards for each piece. */
function crowd(): Rehearsal {
  const room = withCourseworkAk2();
  const workplaceId = room.session.workplaceId;
  const ids = Array.from({ length: PEOPLE }, (_, at) => `q${at}`);
  room.do({ kind: 'people.add', workplaceId, people: ids.map((personId) => ({ personId })) });
  for (const [at, courseworkId] of PIECES.entries()) {
    const of = { ...s1, courseworkId };
    if (courseworkId !== 'ak2') room.do({ kind: 'coursework.add', courseworkId, key: `AK${at + 1}`, ...TERMS });
    const rows = ids.map((personId, person) => ({ personId, text: textOf(person, courseworkId) }));
    room.do({ kind: 'submission.import', sessionId: of.sessionId, pieces: [{ courseworkId, rows }] });
    for (const [person, personId] of ids.entries()) {
      const highlightKind = person % 2 === 0 ? 'strength' : 'nextStep';
      const place = { start: 20, end: 60, comment: 'Sier hva som ble annerledes' };
      room.do({
        kind: 'highlight.add',
        ...of,
        highlightId: `${courseworkId}-h${person}`,
        personId,
        highlightKind,
        ...place,
      });
    }
    for (let card = 0; card < 6; card += 1) {
      const themeKind = card < 3 ? 'strength' : 'nextStep';
      const highlightIds = [0, 1, 2, 3].map((step) => `${courseworkId}-h${card + step * 6}`);
      const theme = { ...of, themeId: `${courseworkId}-t${card}` };
      room.do({
        kind: 'theme.add',
        ...theme,
        themeKind,
        title: 'Det som er prøvd',
        text: 'Flere sier hva de så, og hva de vil se etter.',
        highlightIds,
      });
      room.do({ kind: 'theme.release', ...theme, on: true });
    }
  }
  return room;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Reading the matrix of everybody, and the deck of a session with the collective feedback of three pieces. Milliseconds. */
export async function run(): Promise<{ readonly matrix: number; readonly deck: number }> {
  const { book, session } = crowd();
  const { programme } = book;
  const folder = await mkdtemp(join(tmpdir(), 'samling-coursework-'));
  const matrix: number[] = [];
  const deck: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      matrix.push(
        await timed(() => {
          deskView(programme, session, NINE);
          for (const piece of PIECES) tallyOf(programme, session, piece);
          const taking = { programme, session, elsewhere: [], language: 'nb' as const, nameOf: () => '' };
          if (matrixTable(taking, { names: false, texts: true }).length <= PEOPLE) throw new Error('a row is missing');
        }),
      );
      deck.push(
        await timed(async () => {
          const plan = planDeck(releaseFacts(programme, session), 'nb');
          const written = await writeDeck(plan, { outFile: join(folder, 'deck.pptx'), now: NINE });
          if (!written.ok) throw new Error(written.problem.code);
        }),
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { matrix: median(matrix), deck: median(deck) };
}
