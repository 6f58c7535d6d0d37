import { lstat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import type { HostAnswer } from '../../domain/contract.ts';
import type { Language } from '../../domain/programme.ts';
import { fail, ok } from '../../domain/result.ts';
import { say, sayIfKnown } from '../../domain/words.ts';
import type { UnsavedChoice } from './orderly-end.ts';

/** Where a dialog belongs, and what it speaks. Without a window it stands alone. */
export interface DialogPlace {
  readonly window: BrowserWindow | null;
  readonly language: Language;
}

/** Asks for a folder in the system's own way; null when none was chosen. */
export async function chooseFolder({ window, language }: DialogPlace, startIn: string): Promise<string | null> {
  const options: Electron.OpenDialogOptions = {
    title: say(language, 'menu.chooseFolder'),
    buttonLabel: say(language, 'menu.chooseButton'),
    defaultPath: startIn,
    properties: ['openDirectory', 'createDirectory'],
  };
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks for a packed programme in the system's own way; null when none was chosen. */
export async function choosePackageFile({ window, language }: DialogPlace, startIn: string): Promise<string | null> {
  const options: Electron.OpenDialogOptions = {
    title: say(language, 'menu.choosePackage'),
    buttonLabel: say(language, 'menu.chooseButton'),
    defaultPath: startIn,
    filters: [packageFilter(language)],
    properties: ['openFile'],
  };
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks in the system's own way where a programme is to be packed; null when no place was chosen. */
export async function choosePlaceToPack({ window, language }: DialogPlace, suggested: string): Promise<string | null> {
  const options: Electron.SaveDialogOptions = {
    title: say(language, 'menu.packTitle'),
    buttonLabel: say(language, 'menu.packButton'),
    defaultPath: suggested,
    filters: [packageFilter(language)],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return canceled || filePath === '' ? null : filePath;
}

function packageFilter(language: Language): Electron.FileFilter {
  return { name: say(language, 'menu.packageKind'), extensions: ['samling'] };
}

/** Says in the system's own way why something could not be done. */
export async function tellProblem(place: DialogPlace, code: string): Promise<void> {
  const part = (name: string) => sayIfKnown(place.language, `problem.${code}.${name}`) ?? '';
  await messageBox(place, {
    type: 'warning',
    message: part('title') || say(place.language, 'start.cannotOpen'),
    detail: `${part('sentence')} ${part('next')}`.trim(),
    buttons: [say(place.language, 'menu.ok')],
  });
}

/** Asks what is to become of an end that would lose what the disk has not taken. Closing the question goes on working. */
export async function askUnsaved(place: DialogPlace, code: string): Promise<UnsavedChoice> {
  const t = (key: 'unsavedTitle' | 'unsavedText' | 'unsavedAgain' | 'unsavedDiscard' | 'unsavedCancel') =>
    say(place.language, `menu.${key}`);
  const choices: readonly UnsavedChoice[] = ['again', 'discard', 'cancel'];
  const response = await messageBox(place, {
    type: 'warning',
    message: t('unsavedTitle'),
    detail: sayIfKnown(place.language, `problem.${code}.sentence`) ?? t('unsavedText'),
    buttons: [t('unsavedAgain'), t('unsavedDiscard'), t('unsavedCancel')],
    defaultId: choices.indexOf('again'),
    cancelId: choices.indexOf('cancel'),
  });
  return choices[response] ?? 'cancel';
}

/** Says that a window's page has stopped again and again, and asks whether to try once more. */
export async function askTryAgain(place: DialogPlace): Promise<boolean> {
  const t = (key: 'faultTitle' | 'faultText' | 'faultAgain' | 'faultQuit') => say(place.language, `screens.${key}`);
  const response = await messageBox(place, {
    type: 'warning',
    message: t('faultTitle'),
    detail: t('faultText'),
    buttons: [t('faultAgain'), t('faultQuit')],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 0;
}

/** Tells which Samling this is, and what it runs on. */
export async function tellAbout(
  place: DialogPlace,
  { electron = '', chrome = '', node = '' }: NodeJS.ProcessVersions,
): Promise<void> {
  await messageBox(place, {
    type: 'info',
    title: say(place.language, 'menu.about'),
    message: say(place.language, 'menu.aboutVersion', { version: app.getVersion() }),
    detail: [
      say(place.language, 'menu.aboutLicence'),
      say(place.language, 'menu.aboutRuntime', { electron, chrome, node }),
    ].join('\n\n'),
    buttons: [say(place.language, 'menu.ok')],
  });
}

/** Shows a file of the programme's exports where it lies. It is never opened, and nothing else can be named. */
export async function revealExport(programmeFolder: string | null, fileName: string): Promise<HostAnswer<null>> {
  if (programmeFolder === null) return fail({ code: 'NO_PROGRAMME_OPEN' });
  if (basename(fileName) !== fileName || /^\.|[\\/:\0]/.test(fileName)) return fail({ code: 'NO_SUCH_FILE' });
  const path = join(programmeFolder, 'exports', fileName);
  // Not through a link, which could lead anywhere.
  const there = await lstat(path).catch(() => null);
  if (!there?.isFile()) return fail({ code: 'NO_SUCH_FILE' });
  shell.showItemInFolder(path);
  return ok(null);
}

async function messageBox({ window }: DialogPlace, options: Electron.MessageBoxOptions): Promise<number> {
  const all = { noLink: true, ...options };
  const { response } = await (window ? dialog.showMessageBox(window, all) : dialog.showMessageBox(all));
  return response;
}
