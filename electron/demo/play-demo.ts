import { join } from 'node:path';
import type { DispatchAnswer, HostProblem } from '../../domain/contract.ts';
import type { Language } from '../../domain/programme.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { ExampleMaker } from '../desk/host-taking.ts';
import { emptyProgramme } from '../desk/new-programme.ts';
import { createDesk, type OpenDeskTaking, type OpenedDesk } from '../desk/open-desk.ts';
import type { DeskListener, ProgrammeDesk } from '../desk/programme-desk.ts';
import type { Machine } from '../desk/storage.ts';
import { readDemoContent } from '../templates/demo-content.ts';
import { readDemoCoursework } from '../templates/demo-coursework.ts';
import { courseworkIn, loadCoursework } from '../templates/load-coursework.ts';
import { loadTemplates } from '../templates/load-templates.ts';
import type { DemoCommand } from './demo-command.ts';
import { demoCommands } from './demo-commands.ts';
import { releaseCommands } from './demo-files.ts';

/** What the example is made of and where. */
export interface DemoTaking extends Omit<OpenDeskTaking, 'listener'> {
  /** Where `content.<language>.yaml`, `coursework.<language>.yaml` and `files/` lie. */
  readonly demoFolder: string;
  readonly language: Language;
  /** Told of every change; nobody when left out. */
  readonly listener?: DeskListener | undefined;
}

const NOBODY: DeskListener = {
  onChange: () => {},
  onAnew: () => {},
  onNames: () => {},
  onSave: () => {},
  onNotice: () => {},
};

/**
 * Makes the example in a folder that is empty or not there, by playing its days as commands with the times they were
 * given at, and leaves it open. A command that is refused ends it: `DEMO_REFUSED` with the command's number, its kind
 * and the code of the refusal. `DEMO_UNREADABLE` means a damaged installation.
 */
export async function playDemo(taking: DemoTaking): Promise<Result<OpenedDesk, HostProblem>> {
  const { machine, templates, demoFolder, language } = taking;
  const readFile = (path: string) => machine.fs.readFile(path);
  const content = await readDemoContent(demoFolder, language, readFile);
  if (!content.ok) return fail({ code: 'DEMO_UNREADABLE', params: { detail: content.problem.detail } });
  const handedIn = await readDemoCoursework(demoFolder, language, readFile);
  if (!handedIn.ok) return fail({ code: 'DEMO_UNREADABLE', params: { detail: handedIn.problem.detail } });
  // The shipped ones alone: a facilitator's own plan has other items than the content speaks of.
  const shipped = await loadTemplates({ shippedFolder: templates.shippedFolder });
  const templateOf = (id: string) =>
    shipped.templates.find(({ template }) => template.id === id && template.language === language)?.template;
  const coursework = courseworkIn(await loadCoursework({ shippedFolder: templates.shippedFolder }), language);
  const commands = demoCommands({
    content: content.value,
    handedIn: handedIn.value,
    templateOf,
    coursework,
    filePath: (name) => join(demoFolder, 'files', name),
  });

  const programme = emptyProgramme(machine, { name: content.value.programme, language });
  const opened = await createDesk({ ...taking, listener: taking.listener ?? NOBODY }, programme);
  if (!opened.ok) return fail({ code: opened.problem.code });
  const { desk } = opened.value;
  const refused =
    (await play(machine, desk, commands)) ??
    (await play(machine, desk, releaseCommands(desk.shown, commands.at(-1)?.at ?? machine.clock.now())));
  if (refused === null) return ok(opened.value);
  await desk.close(true);
  return fail(refused);
}

/** All at once: they keep their order, and share the flushes to the disk. */
async function play(
  { newId }: Machine,
  desk: ProgrammeDesk,
  commands: readonly DemoCommand[],
): Promise<HostProblem | null> {
  const answers = await Promise.all(
    commands.map(({ at, by, command }) =>
      desk.dispatch({ id: newId(), by, command }, { role: 'desk', at, mayReadFiles: true }),
    ),
  );
  return answers.map(refusalOf(commands)).find((refusal) => refusal !== null) ?? null;
}

function refusalOf(commands: readonly DemoCommand[]): (answer: DispatchAnswer, index: number) => HostProblem | null {
  return (answer, index) =>
    answer.ok
      ? null
      : {
          code: 'DEMO_REFUSED',
          params: { index, kind: commands[index]?.command.kind ?? '', refusal: answer.refusal.code },
        };
}

/** The maker that the host opens the example with. */
export function exampleMaker(demoFolder: string, language: Language = 'nb'): ExampleMaker {
  return (taking) => playDemo({ ...taking, demoFolder, language });
}
