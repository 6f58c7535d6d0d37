import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FolderBackup } from '../../../domain/backup.ts';
import type { DeskApi, Home } from '../../../domain/contract.ts';
import { fail, ok } from '../../../domain/result.ts';
import { useDesk } from '../../../renderer/desk-client.ts';
import { StartScreen } from '../../../renderer/start/StartScreen.tsx';
import { LanguageContext } from '../../../renderer/ui/words.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { NINE, nursingHome } from '../../support/sample-book.ts';

const folder = '/data/prove';
const home: Home = {
  programmes: [
    {
      folder,
      name: 'Prøve',
      workplaces: 0,
      people: 0,
      daysHeld: 0,
      daysPlanned: 0,
      next: null,
      problem: 'DAMAGED',
    },
  ],
  open: null,
  dataFolder: '/data',
  missing: [],
};
const session = (number: number, notes: number) => ({
  title: '',
  session: { kind: 'implementation' as const, number },
  date: `2026-11-2${number}`,
  notes,
  cards: 0,
  presentations: 0,
});
const backup = (id: string, day: number, holds: Partial<FolderBackup['holds']> | null = {}): FolderBackup => ({
  id,
  at: NINE - day * 24 * 3_600_000,
  reason: holds ? 'closed' : null,
  holds: holds && {
    programme: 'Prøve',
    timeZone: 'Europe/Oslo',
    workplaces: 2,
    people: 12,
    sessions: [session(1, 1), session(2, 12)],
    bytes: 1_240_000,
    ...holds,
  },
});
const backups = [backup('000000000000003-9', 0, null), backup('000000000000002-7', 1), backup('000000000000001-4', 2)];

const told = {
  home: vi.fn<DeskApi['home']>(),
  openProgramme: vi.fn<DeskApi['openProgramme']>(),
  rescueBackups: vi.fn<DeskApi['rescueBackups']>(),
  rescuePreview: vi.fn<DeskApi['rescuePreview']>(),
  rescue: vi.fn<DeskApi['rescue']>(),
};
const user = userEvent.setup();
let line: DeskLine;

beforeEach(() => {
  for (const service of Object.values(told)) service.mockReset();
  told.home.mockResolvedValue(home);
  told.openProgramme.mockResolvedValue(fail({ code: 'DAMAGED', params: { folder } }));
  told.rescueBackups.mockResolvedValue(ok(backups));
  told.rescuePreview.mockResolvedValue(
    ok({
      aside: '.samling/quarantine',
      difference: [
        {
          document: 'session',
          fate: 'comes',
          title: '',
          session: { kind: 'implementation', number: 2 },
          records: [],
        },
        {
          document: 'session',
          fate: 'changed',
          title: '',
          session: { kind: 'implementation', number: 1 },
          records: [{ sort: 'notes', added: 0, removed: 2, changed: 0 }],
        },
      ],
    }),
  );
  told.rescue.mockResolvedValue(ok(null));
});
afterEach(() => line.stop());

async function start(language: 'nb' | 'en' = 'nb') {
  line = await openDesk(nursingHome(), told);
  useDesk.setState({ programme: null, session: null, sessions: [] });
  render(
    <LanguageContext value={language}>
      <StartScreen onHelp={() => {}} onLanguage={() => {}} />
    </LanguageContext>,
  );
  await screen.findByRole('button', { name: 'Prøve' });
}

/** Opens the damaged folder, and then its backups, by keyboard alone. */
async function openBackups(language: 'nb' | 'en' = 'nb') {
  await start(language);
  screen.getByRole('button', { name: 'Prøve' }).focus();
  await user.keyboard('{Enter}');
  const look = await screen.findByRole('button', {
    name: language === 'nb' ? 'Se sikkerhetskopiene' : 'See the backups',
  });
  expect(document.activeElement).toBe(look);
  await user.keyboard('{Enter}');
  return screen.findByRole('dialog');
}
const said = (element: Element | null | undefined) => element?.textContent ?? '';

test('the backups of a damaged folder stand in words, and one that is damaged cannot be chosen', async () => {
  const dialog = await openBackups();
  const rows = await within(dialog).findAllByRole('listitem');
  expect(rows.map(said)).toEqual([
    expect.stringMatching(/^tirsdag 24\. november 2026 kl\. \d\d:00 Skadet, kan ikke legges tilbake$/),
    'mandag 23. november 2026 kl. 09:00 da programmet ble lukketGjennomføring 2, Gjennomføring 1. 13 notater. 1,2 MBKontrollertSe innholdet',
    'søndag 22. november 2026 kl. 09:00 da programmet ble lukketGjennomføring 2, Gjennomføring 1. 13 notater. 1,2 MBKontrollertSe innholdet',
  ]);
  expect(told.rescueBackups).toHaveBeenCalledWith({ folder });
  expect(document.activeElement).toBe(within(rows[1] as HTMLElement).getByRole('button'));
});

test('what is in a backup and what differs is read before it is put back, all by keyboard', async () => {
  const dialog = await openBackups();
  await within(dialog).findAllByRole('listitem');
  await user.keyboard('{Enter}');
  await within(dialog).findByText('Samlingen «Gjennomføring 2» kommer tilbake');
  expect(said(within(dialog).getByRole('heading', { level: 2 }))).toBe('Kopien fra mandag 23. november 2026 kl. 09:00');
  const holds = within(dialog).getByRole('region', { name: 'Prøve' });
  expect(said(holds)).toContain('2 arbeidsplasser, 12 deltakere, 2 samlinger, 1,2 MB');
  expect(document.activeElement).toBe(holds);
  const sessions = within(dialog).getByRole('region', { name: 'Samlinger i kopien' });
  expect(within(sessions).getAllByRole('listitem').map(said)).toEqual([
    expect.stringMatching(/^Gjennomføring 1.*2026.*1 notat$/),
    expect.stringMatching(/^Gjennomføring 2.*2026.*12 notater$/),
  ]);
  expect(within(dialog).getByText('Feltnotater: 2 blir borte')).toBeTruthy();
  expect(within(dialog).getByText(/settes til side, helt som det er, i \.samling\/quarantine/)).toBeTruthy();
  expect(told.rescue).not.toHaveBeenCalled();
  await user.tab();
  await user.tab();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(told.rescue).toHaveBeenCalledExactlyOnceWith({ folder, backupId: '000000000000002-7' });
  expect(screen.queryByRole('alert')).toBeNull();
});

test('back in the list the focus is on the backup that was looked at, and closing gives it to the refusal again', async () => {
  const dialog = await openBackups();
  await within(dialog).findAllByRole('listitem');
  await user.click(within(dialog).getAllByRole('button', { name: /^Se innholdet/ })[1] as HTMLElement);
  await user.click(await within(dialog).findByRole('button', { name: 'Tilbake til lista' }));
  expect(document.activeElement).toBe(within(dialog).getAllByRole('button', { name: /^Se innholdet/ })[1]);
  await user.click(within(dialog).getAllByRole('button', { name: 'Lukk' })[1] as HTMLElement);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Se sikkerhetskopiene' }));
});

test('a backup that could not be put back says why, and another can be chosen', async () => {
  told.rescue.mockResolvedValue(fail({ code: 'DISK_FULL' }));
  const dialog = await openBackups();
  await within(dialog).findAllByRole('listitem');
  await user.keyboard('{Enter}');
  await user.click(await within(dialog).findByRole('button', { name: 'Legg tilbake og åpne' }));
  expect(said(await within(dialog).findByRole('alert'))).toContain('Disken er full');
  await user.click(within(dialog).getByRole('button', { name: 'Tilbake til lista' }));
  expect(within(dialog).queryByRole('alert')).toBeNull();
});

test('where nothing can be read any more that is said in place of a difference', async () => {
  told.rescuePreview.mockResolvedValue(ok({ aside: '.samling/quarantine', difference: null }));
  const dialog = await openBackups('en');
  await within(dialog).findAllByRole('listitem');
  await user.keyboard('{Enter}');
  expect(await within(dialog).findByText(/^Nothing that lies in the folder now can be read/)).toBeTruthy();
});

test('without a whole backup the next step is said, and nothing can be put back', async () => {
  told.rescueBackups.mockResolvedValueOnce(ok([]));
  const dialog = await openBackups();
  expect(said(await within(dialog).findByRole('status'))).toContain('Det er ingen sikkerhetskopier i mappa.Ta vare på');
  expect(within(dialog).queryByRole('button', { name: 'Legg tilbake og åpne' })).toBeNull();
  await user.click(within(dialog).getAllByRole('button', { name: 'Lukk' })[1] as HTMLElement);
  told.rescueBackups.mockResolvedValueOnce(ok(backups.slice(0, 1)));
  await user.click(await screen.findByRole('button', { name: 'Se sikkerhetskopiene' }));
  expect(await screen.findByText(/^Ingen av kopiene er hele/)).toBeTruthy();
});

test.each(['LOCKED', 'NEWER', 'READ_ONLY', 'IO', 'NOT_A_PROGRAMME', 'ERASURE_UNFINISHED', 'MIGRATION_FAILED'])(
  'a folder that is refused with %s is not put right by a backup, and none is offered',
  async (code) => {
    told.openProgramme.mockResolvedValue(fail({ code, params: { folder } }));
    await start();
    await user.click(screen.getByRole('button', { name: 'Prøve' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Se sikkerhetskopiene' })).toBeNull();
  },
);

test('from the dialog that asked for the folder the way to its backups is the same', async () => {
  await start();
  await user.keyboard('o');
  await user.type(await screen.findByLabelText('Mappas plassering'), `${folder}{Enter}`);
  await user.click(await screen.findByRole('button', { name: 'Se sikkerhetskopiene' }));
  const dialog = await screen.findByRole('dialog', { name: 'Sikkerhetskopiene i mappa' });
  expect(await within(dialog).findAllByRole('listitem')).toHaveLength(3);
});
