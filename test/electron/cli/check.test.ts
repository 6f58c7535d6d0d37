import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Language } from '../../../domain/programme.ts';
import { check } from '../../../electron/cli/check.ts';
import { machineClock } from '../../../electron/clock.ts';
import { thisMachine } from '../../../electron/desk/storage.ts';
import { ownDesk } from '../../support/own-desk.ts';

const own = ownDesk();

/** What `samling check` writes of the folder. */
async function told(language: Language): Promise<string[]> {
  const lines: string[] = [];
  const terminal = { language, out: (line: string) => lines.push(line), err: (line: string) => lines.push(line) };
  await check({ machine: thisMachine(machineClock), terminal }, { folder: own.folder, json: false });
  return lines;
}

it('says what it found in words, where it lies, and the code that a technician asks for', async () => {
  await own.host.close();
  await writeFile(join(own.folder, 'sessions', 'notater.docx'), 'hei');
  await writeFile(join(own.folder, 'programme.json'), '{');
  expect(await told('nb')).toEqual([
    'Merk: fila hører ikke til her: sessions/notater.docx (FOREIGN_FILE)',
    'Advarsel: fila er skadet eller endret; innholdet finnes i kopier i mappa: programme.json (DOCUMENT_DAMAGED: FOREIGN)',
    'Én ting stemmer ikke. 0 leverte filer er kontrollert.',
  ]);
  expect((await told('en')).at(0)).toBe('Note: the file does not belong here: sessions/notater.docx (FOREIGN_FILE)');
});
