import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AsideEntry } from '../../../domain/aside.ts';
import type { BackupEntry } from '../../../domain/backup.ts';
import type { DeskApi, FolderNotice } from '../../../domain/contract.ts';
import type { DocumentDifference } from '../../../domain/difference.ts';
import type { HistoryEntry } from '../../../domain/history.ts';
import { useDesk } from '../../../renderer/desk-client.ts';
import { missingWords, sizeWords } from '../../../renderer/history/aside-words.ts';
import { HistoryScreen } from '../../../renderer/history/HistoryScreen.tsx';
import { LanguageContext } from '../../../renderer/ui/words.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { NINE, nursingHome } from '../../support/sample-book.ts';

let line: DeskLine;
const user = userEvent.setup();
const change = (seq: number, changes: Partial<HistoryEntry> = {}): HistoryEntry => ({
  seq,
  at: `2026-11-24T14:0${seq}:00.000+01:00`,
  by: 'F1',
  kind: 'card.add',
  what: 'change',
  inForce: true,
  undo: 'can',
  sessionId: 's1',
  itemId: 'open',
  ...changes,
});
const backups: BackupEntry[] = [
  { id: '000000000000002-9', at: NINE, reason: 'closed' },
  { id: '000000000000001-4', at: NINE - 24 * 3_600_000, reason: 'hourly' },
];
const difference: DocumentDifference[] = [
  {
    document: 'session',
    fate: 'changed',
    title: '',
    session: { kind: 'kickoff', number: 1 },
    records: [{ sort: 'cards', added: 0, removed: 2, changed: 1 }],
  },
  { document: 'session', fate: 'comes', title: 'Dag to', session: { kind: 'implementation', number: 2 }, records: [] },
];
const aside: AsideEntry[] = [
  {
    at: NINE,
    code: 'JOURNAL_DAMAGED',
    file: '.samling/journal/000000000001.log',
    missing: { numbers: '4-6', unused: 3, written: false },
    kept: [{ file: '.samling/quarantine/0123456789ab.journal__000000000001.log', bytes: 4096 }],
  },
];

const told = {
  dispatch: vi.fn<DeskApi['dispatch']>(),
  history: vi.fn<DeskApi['history']>(),
  backups: vi.fn<DeskApi['backups']>(),
  restorePreview: vi.fn<DeskApi['restorePreview']>(),
  restoreBackup: vi.fn<DeskApi['restoreBackup']>(),
  keyBackups: vi.fn<DeskApi['keyBackups']>(),
  keyPreview: vi.fn<DeskApi['keyPreview']>(),
  restoreKey: vi.fn<DeskApi['restoreKey']>(),
  setAside: vi.fn<DeskApi['setAside']>(),
};

beforeEach(() => {
  for (const service of Object.values(told)) service.mockReset();
  told.dispatch.mockResolvedValue({ ok: true, seq: 9, ids: [] });
  told.history.mockResolvedValue({ ok: true, value: [change(2), change(1)] });
  told.backups.mockResolvedValue({ ok: true, value: backups });
  told.restorePreview.mockResolvedValue({ ok: true, value: difference });
  told.restoreBackup.mockResolvedValue({ ok: true, value: difference });
  told.setAside.mockResolvedValue({ ok: true, value: [] });
});
afterEach(() => line.stop());

async function open(language: 'nb' | 'en' = 'nb', notices: readonly FolderNotice[] = []) {
  line = await openDesk(nursingHome(), told);
  useDesk.setState({ notices });
  render(
    <LanguageContext value={language}>
      <HistoryScreen />
    </LanguageContext>,
  );
  await screen.findByRole('heading', { level: 1 });
}
const part = (name: string) => screen.findByRole('region', { name });

test('what was done stands in words, by day, and says of each change whether it can be undone', async () => {
  const entries = [
    change(5, { undo: 'conflict' }),
    change(4, { kind: 'timer.start', undo: 'cannot' }),
    change(3, { undo: 'cannot', inForce: false }),
    change(2, { sessionId: null, itemId: null, kind: 'people.add', at: '2026-11-23T09:12:00.000+01:00' }),
  ];
  told.history.mockResolvedValue({ ok: true, value: entries });
  await open();
  const rows = within(await part('Det som er gjort')).getAllByRole('listitem');
  expect(rows.map((row) => row.textContent)).toEqual([
    '14:05 F1 la til et kort i «Velkommen»Kan ikke angres: noe nyere har endret det samme',
    '14:04 F1 startet klokka i «Velkommen»Angres ikke',
    '14:03 F1 la til et kort i «Velkommen»Angret',
    '09:12 F1 la til deltakereAngre',
  ]);
  expect(screen.getAllByRole('heading', { level: 3 }).map((one) => one.textContent)).toEqual([
    'tirsdag 24. november 2026',
    'mandag 23. november 2026',
  ]);
});

test('one earlier change is undone by its number, and the list is asked for again', async () => {
  await open();
  const button = await screen.findByRole('button', { name: 'Angre: 14:01 F1 la til et kort i «Velkommen»' });
  button.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(told.dispatch).toHaveBeenCalledTimes(1));
  expect(told.dispatch.mock.calls[0]?.[0].command).toEqual({ kind: 'history.undo', of: 1 });
  // The button goes with what it did: the keys go on from the row.
  await waitFor(() => expect(document.activeElement).toBe(button.closest('li')));
  const asked = told.history.mock.calls.length;
  act(() => useDesk.setState(({ session }) => ({ session: session && { ...session } })));
  await waitFor(() => expect(told.history).toHaveBeenCalledTimes(asked + 1));
});

test('the difference is read before anything changes, and only then a backup is put back', async () => {
  await open();
  const list = await part('Sikkerhetskopier');
  expect((await within(list).findAllByRole('listitem')).map((row) => row.textContent)).toEqual([
    'tirsdag 24. november 2026 kl. 09:00 da programmet ble lukketSe hva den endrer',
    'mandag 23. november 2026 kl. 09:00 underveisSe hva den endrer',
  ]);
  await user.click(within(list).getAllByRole('button')[1] as HTMLElement);
  const dialog = await screen.findByRole('dialog', { name: 'Kopien fra mandag 23. november 2026 kl. 09:00' });
  expect(await within(dialog).findByText('Samlingen «Oppstart 1»')).toBeTruthy();
  expect(within(dialog).getByText('Kort: 2 blir borte, 1 blir som før')).toBeTruthy();
  expect(within(dialog).getByText('Samlingen «Dag to» kommer tilbake')).toBeTruthy();
  expect(told.restoreBackup).not.toHaveBeenCalled();
  await user.click(within(dialog).getByRole('button', { name: 'Legg tilbake' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(document.activeElement).toBe(within(list).getAllByRole('button')[1]);
  expect(told.restoreBackup).toHaveBeenCalledWith({ backupId: '000000000000001-4', by: useDesk.getState().by });
});

test('the link key has backups of its own, and what one changes is told by code', async () => {
  told.keyBackups.mockResolvedValue({ ok: true, value: backups.slice(1) });
  told.keyPreview.mockResolvedValue({
    ok: true,
    value: [
      { code: 'P03', fate: 'named' },
      { code: 'P07', fate: 'called' },
    ],
  });
  told.restoreKey.mockResolvedValue({ ok: true, value: [] });
  await open();
  const list = await part('Sikkerhetskopier');
  await user.click(within(list).getByRole('radio', { name: 'Navnelista' }));
  await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(1));
  await user.click(within(list).getByRole('button', { name: /Se hva kopien/ }));
  const dialog = await screen.findByRole('dialog');
  expect((await within(dialog).findAllByRole('listitem')).map((one) => one.textContent)).toEqual([
    'P03 får navnet sitt tilbake',
    'P07 får et annet tiltalenavn',
  ]);
  await user.click(within(dialog).getByRole('button', { name: 'Legg tilbake' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(told.restoreKey).toHaveBeenCalledWith({ backupId: '000000000000001-4', by: useDesk.getState().by });
  expect(told.keyBackups).toHaveBeenCalledTimes(2);
});

test('where the link key is damaged its backups stand first, and what is left of it is said to be set aside', async () => {
  told.keyBackups.mockResolvedValue({ ok: true, value: backups.slice(1) });
  told.keyPreview.mockResolvedValue({ ok: true, value: [{ code: 'P03', fate: 'named' }] });
  await open('nb', [{ code: 'NAMES_DAMAGED', file: 'names.json', detail: '' }]);
  const list = await part('Sikkerhetskopier');
  expect((await within(list).findByRole<HTMLInputElement>('radio', { name: 'Navnelista' })).checked).toBe(true);
  await user.click(await within(list).findByRole('button', { name: /Se hva kopien/ }));
  expect(await screen.findByText(/det som er igjen av den gamle navnelista, settes til side/i)).toBeTruthy();
});

test('a damaged link key is put back also where nobody in it has a name', async () => {
  told.keyBackups.mockResolvedValue({ ok: true, value: backups.slice(1) });
  told.keyPreview.mockResolvedValue({ ok: true, value: [] });
  told.restoreKey.mockResolvedValue({ ok: true, value: [] });
  await open('nb', [{ code: 'NAMES_DAMAGED', file: 'names.json', detail: '' }]);
  const list = await part('Sikkerhetskopier');
  await user.click(await within(list).findByRole('button', { name: /Se hva kopien/ }));
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText(/står ingen navn/)).toBeTruthy();
  await user.click(within(dialog).getByRole('button', { name: 'Legg tilbake' }));
  await waitFor(() => expect(told.restoreKey).toHaveBeenCalledTimes(1));
});

test('a link key that was put back is not told of as the programme, nor the wall as black', async () => {
  const file = '.samling/names/backups/000000000000001-4.json';
  told.setAside.mockResolvedValue({ ok: true, value: [{ at: NINE, code: 'REBUILT', file, missing: null, kept: [] }] });
  await open();
  const aside = await part('Satt til side');
  expect(await within(aside).findByText(/Navnelista er lagt tilbake/)).toBeTruthy();
  expect(aside.textContent).not.toContain('veggen');
});

test('a restore is undone where it was made, and the list then has what was there before', async () => {
  await open();
  await part('Sikkerhetskopier');
  await waitFor(() => expect(told.backups).toHaveBeenCalledTimes(1));
  act(() => useDesk.setState({ undo: 'history.restore' }));
  const undo = await screen.findByRole('button', { name: 'Angre gjenopprettingen' });
  await waitFor(() => expect(told.backups).toHaveBeenCalledTimes(2));
  undo.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement?.id).toBe('history-backups'));
});

test('a backup that would change nothing, or is damaged, cannot be put back, and says why', async () => {
  told.restorePreview.mockResolvedValueOnce({ ok: true, value: [] });
  await open();
  const [first] = await screen.findAllByRole('button', { name: /^Se hva kopien/ });
  await user.click(first as HTMLElement);
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText('Ingenting blir annerledes.')).toBeTruthy();
  expect(within(dialog).getByRole('button', { name: 'Legg tilbake' })).toHaveProperty('disabled', true);
  await user.click(within(dialog).getByRole('button', { name: 'Avbryt' }));
  told.restorePreview.mockResolvedValueOnce({ ok: false, problem: { code: 'BACKUP_DAMAGED' } });
  await user.click(first as HTMLElement);
  expect(await screen.findByText('Sikkerhetskopien er skadet')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Legg tilbake' })).toHaveProperty('disabled', true);
});

test('while rehearsing nothing is put back', async () => {
  await open();
  act(() => useDesk.setState({ rehearsing: true }));
  await user.click((await screen.findAllByRole('button', { name: /^Se hva kopien/ }))[0] as HTMLElement);
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText('Samlingen «Oppstart 1»');
  expect(within(dialog).getByRole('button', { name: 'Legg tilbake' })).toHaveProperty('disabled', true);
  act(() => useDesk.setState({ rehearsing: false }));
});

test('what was set aside says what it was, what is missing, what can be done, and where it lies', async () => {
  told.setAside.mockResolvedValue({ ok: true, value: aside });
  await open();
  const [entry] = await within(await part('Satt til side')).findAllByRole('listitem');
  const text = entry?.textContent ?? '';
  expect(text).toContain('Loggen er skadet.');
  expect(text).toContain('Endring 4–6, og 3 etter den som ikke kunne brukes');
  expect(text).toContain('se om en sikkerhetskopi har det');
  expect(text).toContain('.samling/quarantine/0123456789ab.journal__000000000001.log 4,1 kB');
});

test('English has the same words for the same things', async () => {
  told.setAside.mockResolvedValue({ ok: true, value: aside });
  await open('en');
  expect(await screen.findByText('14:02 F1 added a card in “Velkommen”')).toBeTruthy();
  expect(await screen.findByText('Change 4–6, and 3 after it that could not be used')).toBeTruthy();
});

test('missing changes and sizes are written as one says them', () => {
  expect(missingWords('nb', { numbers: '7-', unused: 0, written: false })).toBe('Alt fra og med endring 7');
  expect(missingWords('en', { numbers: '2, 4-5', unused: 0, written: false })).toBe('Change 2, 4–5');
  expect(missingWords('nb', { numbers: '2', unused: 0, written: true })).toBe(
    'Endring 2 i historikken. Innholdet er med i dokumentene.',
  );
  expect([999, 4096, 1_250_000].map((bytes) => sizeWords('nb', bytes))).toEqual(['999 B', '4,1 kB', '1,3 MB']);
});
