import { resolve } from 'node:path';
import type { Book } from '../../domain/command-table.ts';
import type { CourseworkExport, HostAnswer, TablePreview } from '../../domain/contract.ts';
import { courseworkOf } from '../../domain/coursework.ts';
import { type Names, NamesSchema } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import type { PlannedRow, TablePlan } from '../../domain/table-plan.ts';
import { say } from '../../domain/words.ts';
import { exportCourseworkTo } from '../desk/coursework-export.ts';
import type { TemplateFolders } from '../desk/expand.ts';
import { openDesk } from '../desk/open-desk.ts';
import { emptyNames, type Machine } from '../desk/storage.ts';
import { previewTable, tableOf } from '../desk/table-intake.ts';
import { nobody } from './do-commands.ts';
import { readBook, readDocuments, sessionNamed } from './read-book.ts';
import { FAILED, type Terminal, tellProblem } from './terminal.ts';

interface Taking {
  readonly machine: Machine;
  readonly templates: TemplateFolders;
  readonly terminal: Terminal;
}

interface Asked {
  readonly folder: string;
  readonly session: string;
  readonly json: boolean;
}

/** Writes what is for the facilitators alone into a folder. The programme is only read, so it may be open elsewhere. */
export async function exportCoursework(
  { machine, terminal }: Taking,
  asked: Asked & { out: string } & Omit<CourseworkExport, 'sessionId' | 'language' | 'personId'> & {
      language: CourseworkExport['language'] | undefined;
    },
): Promise<number> {
  const book = await readBook(machine, asked.folder);
  if (!book.ok) return tellProblem(terminal, book.problem, asked.json);
  const session = sessionNamed(book.value, asked.session);
  if (!session) return tellProblem(terminal, { code: 'NO_SUCH_SESSION' }, asked.json);
  const names = asked.names ? await namesIn(machine, asked.folder) : emptyNames(machine.clock);
  if (!names) return tellProblem(terminal, { code: 'NAMES_UNREADABLE' }, asked.json);
  const { what, format, texts, names: withNames } = asked;
  const language = asked.language ?? session.language;
  const wanted = { sessionId: session.id, language, what, format, texts, names: withNames, personId: null };
  const written = await exportCourseworkTo(machine, resolve(asked.out), book.value, names, wanted);
  if (!written.ok) return tellProblem(terminal, written.problem, asked.json);
  const { files, asText } = written.value;
  if (asked.json) terminal.out(JSON.stringify({ ok: true, files: files.map(({ path }) => path), asText }));
  else for (const { path } of files) terminal.out(say(terminal.language, 'cli.exportWritten', { file: path }));
  if (asText > 0 && !asked.json) terminal.err(say(terminal.language, 'cli.papersAsText', { n: asText }));
  return 0;
}

/** Shows row by row what a table would change, and takes it in where it was not only asked. */
export async function importCoursework(
  taking: Taking,
  asked: Asked & { file: string; coursework: string | undefined; replace: boolean; dryRun: boolean },
): Promise<number> {
  const { machine, terminal } = taking;
  const problem = (code: string) => tellProblem(terminal, { code }, asked.json);
  const bytes = await machine.fs.readFile(resolve(asked.file)).catch(() => null);
  if (!bytes) return problem('NO_SUCH_FILE');
  const table = tableOf(bytes);
  if (!table.ok) return tellProblem(terminal, table.problem, asked.json);
  const ask = (book: Book, names: Names, session: Session): HostAnswer<TablePreview & { readonly plan: TablePlan }> => {
    const piece = courseworkOf(book.programme).find(({ key }) => key === asked.coursework);
    if (asked.coursework !== undefined && !piece) return { ok: false, problem: { code: 'NO_SUCH_COURSEWORK' } };
    const wanted = { sessionId: session.id, courseworkId: piece?.id ?? null, mapping: null, replace: asked.replace };
    const preview = previewTable(book, names, table.value, wanted);
    return preview.ok && preview.value.mapping.code === null
      ? { ok: false, problem: { code: 'NO_CODE_COLUMN' } }
      : preview;
  };
  if (asked.dryRun) {
    const book = await readBook(machine, asked.folder);
    if (!book.ok) return tellProblem(terminal, book.problem, asked.json);
    const session = sessionNamed(book.value, asked.session);
    if (!session) return problem('NO_SUCH_SESSION');
    const names = (await namesIn(machine, asked.folder)) ?? emptyNames(machine.clock);
    const preview = ask(book.value, names, session);
    if (!preview.ok) return tellProblem(terminal, preview.problem, asked.json);
    return tellPreview(terminal, book.value, preview.value, asked);
  }
  const opened = await openDesk({
    machine,
    templates: taking.templates,
    folder: resolve(asked.folder),
    listener: nobody,
  });
  if (!opened.ok) return tellProblem(terminal, opened.problem, asked.json);
  const { desk } = opened.value;
  const session = sessionNamed(desk.shown, asked.session);
  const preview = session && ask(desk.shown, desk.names, session);
  let refused: string | null = null;
  const command = preview?.ok ? preview.value.plan.command : null;
  if (command) {
    const answer = await desk.dispatch({ id: machine.newId(), by: 'F1', command }, { role: 'desk' });
    if (!answer.ok) refused = answer.refusal.code;
  }
  const { shown } = desk;
  const closed = await desk.close();
  if (!closed.ok) return tellProblem(terminal, closed.problem, asked.json);
  if (refused !== null) return problem(refused);
  if (!preview) return problem('NO_SUCH_SESSION');
  return preview.ok
    ? tellPreview(terminal, shown, preview.value, asked)
    : tellProblem(terminal, preview.problem, asked.json);
}

async function namesIn(machine: Machine, folder: string): Promise<Names | null> {
  const documents = await readDocuments(machine, folder, 'names');
  if (!documents.ok) return documents.problem.code === 'NOT_A_PROGRAMME' ? emptyNames(machine.clock) : null;
  const found = documents.value.find(([key]) => key === 'names');
  const names = NamesSchema.safeParse(found?.[1]);
  return names.success ? names.data : emptyNames(machine.clock);
}

/** What stands in the rows is private, and is told without the texts. Rows that cannot be taken end it with a failure. */
function tellPreview(
  terminal: Terminal,
  { programme }: Book,
  { rows, counts }: TablePreview,
  { json, dryRun }: { readonly json: boolean; readonly dryRun: boolean },
): number {
  const code = counts.problem > 0 ? FAILED : 0;
  if (json) {
    terminal.out(JSON.stringify({ ok: counts.problem === 0, dryRun, counts, rows }));
    return code;
  }
  const { language } = terminal;
  const what = ({ result, named }: PlannedRow): string => {
    const told =
      result.kind === 'problem'
        ? say(language, `protocol.problem-${result.problem}`)
        : say(language, `protocol.result-${result.kind}`);
    return named ? `${told}. ${say(language, 'protocol.mayHoldName')}` : told;
  };
  for (const row of rows) {
    const piece = row.courseworkId === null ? '' : (programme.coursework[row.courseworkId]?.key ?? '');
    const line = say(language, 'protocol.importRow', { row: row.row, code: row.code, piece, what: what(row) });
    if (row.result.kind === 'problem') terminal.err(line);
    else terminal.out(line);
  }
  terminal.out(say(language, 'protocol.importCounts', { ...counts }));
  terminal.out(say(language, dryRun ? 'protocol.importDry' : 'protocol.importDone'));
  return code;
}
