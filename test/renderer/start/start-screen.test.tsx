import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeskApi, Home, NewProgramme, ProgrammeEntry } from '../../../domain/contract.ts';
import type { PackagePreview } from '../../../domain/package-manifest.ts';
import { ok } from '../../../domain/result.ts';
import { useDesk } from '../../../renderer/desk-client.ts';
import { handOverPackage } from '../../../renderer/start/package-intake.ts';
import { StartScreen } from '../../../renderer/start/StartScreen.tsx';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { nursingHome } from '../../support/sample-book.ts';

let line: DeskLine;
const user = userEvent.setup();
const onHelp = vi.fn();
const onLanguage = vi.fn();

const entry: ProgrammeEntry = {
  folder: '/data/pilot',
  name: 'Pilot',
  workplaces: 1,
  people: 12,
  daysHeld: 6,
  daysPlanned: 0,
  next: null,
  problem: null,
};
const home: Home = {
  programmes: [
    { ...entry, folder: '/data/open', name: 'Prøve' },
    entry,
    { ...entry, folder: '/data/new', name: 'Nyere', problem: 'NEWER' },
  ],
  open: '/data/open',
  dataFolder: '/data',
  missing: [],
};

async function open(services: Partial<DeskApi> = {}) {
  line = await openDesk(nursingHome(), { home: async () => home, ...services });
  const day = Object.values(line.rehearsal.session.days)[0];
  const days = [{ id: day?.id ?? '', number: 1, date: day?.date ?? '', theme: '', closed: false, begun: true }];
  useDesk.setState({
    sessions: [{ id: 's1', workplaceId: 'w1', kind: 'implementation', number: 2, title: '', held: [], days }],
  });
  render(<StartScreen onHelp={onHelp} onLanguage={onLanguage} />);
  await screen.findByRole('heading', { name: 'Prøve' });
}

beforeEach(() => {
  location.hash = '';
  vi.clearAllMocks();
});
afterEach(() => line.stop());

test('while none is open Enter opens the programme whose next day comes first', async () => {
  const openProgramme = vi.fn(async () => ok(null));
  const next = { workplace: 'Sykehjem C', sessionNumber: 1 };
  const programmes = [
    { ...entry, folder: '/data/later', name: 'Senere', next: { ...next, date: '2027-03-01' } },
    { ...entry, folder: '/data/soon', name: 'Snart', next: { ...next, date: '2026-12-01' } },
    { ...entry, folder: '/data/new', name: 'Nyere', problem: 'NEWER' },
  ];
  line = await openDesk(nursingHome(), { home: async () => ({ ...home, open: null, programmes }), openProgramme });
  useDesk.setState({ programme: null, session: null, sessions: [] });
  render(<StartScreen onHelp={onHelp} onLanguage={onLanguage} />);
  await screen.findByRole('button', { name: /Åpne Snart/ });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(openProgramme).toHaveBeenCalledExactlyOnceWith({ folder: '/data/soon' }));
});

test('Enter opens the session that the day is about', async () => {
  await open();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(location.hash).toMatch(/^#\/(run|after)$/));
});

test('the open programme shows its workplaces, their project and how many days were held', async () => {
  await open();
  const row = screen.getByRole('button', { name: 'Sykehjem C' }).closest('li');
  expect(row?.textContent).toContain('En dag som henger sammen, 6 deltakere');
  expect(row?.textContent).toMatch(/[01] av 6 dager holdt/);
});

test('another programme is opened from the list, and one that cannot be opened says why', async () => {
  const openProgramme = vi.fn(async () => ({ ok: true, value: null }) as const);
  await open({ openProgramme });
  await user.click(await screen.findByRole('button', { name: 'Pilot' }));
  expect(openProgramme).toHaveBeenCalledWith({ folder: '/data/pilot' });
  expect(screen.getByText('Laget med en nyere Samling')).toBeTruthy();
});

test('a folder that is in use elsewhere says so with a next step, in the dialog that asked', async () => {
  await open({ openProgramme: async () => ({ ok: false, problem: { code: 'LOCKED' } }) });
  await user.keyboard('o');
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('Mappas plassering'), '/data/pilot{Enter}');
  expect((await within(dialog).findByRole('alert')).textContent).toContain('Lukk det andre først');
});

test('the keys go on where a language was chosen', async () => {
  await open();
  await user.click(screen.getByRole('radio', { name: 'English' }));
  await user.keyboard('o');
  expect(await screen.findByRole('dialog')).toBeTruthy();
});

test('a folder that another machine has not let go of is opened anyway only when asked to be', async () => {
  const params = { folder: '/data/pilot', since: Date.parse('2026-11-21T13:02:00+01:00') };
  const openProgramme = vi.fn<DeskApi['openProgramme']>(async ({ anyway }) =>
    anyway ? { ok: true, value: null } : { ok: false, problem: { code: 'LOCKED_ELSEWHERE', params } },
  );
  await open({ openProgramme });
  await user.keyboard('o');
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('Mappas plassering'), '/data/pilot{Enter}');
  const said = (await within(dialog).findByRole('alert')).textContent;
  expect(said).toContain('Mappa er åpnet på en annen maskin');
  expect(said).toContain('21. november');
  const anyway = within(dialog).getByRole('button', { name: 'Åpne likevel' });
  expect(document.activeElement).not.toBe(anyway);
  await user.click(anyway);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(openProgramme).toHaveBeenLastCalledWith({ folder: '/data/pilot', anyway: true });
});

test('a problem nobody has words for is still said, and loses nothing', async () => {
  await open({ openExample: async () => ({ ok: false, problem: { code: 'SOMETHING_NEW' } }) });
  await user.click(screen.getByRole('button', { name: 'Åpne eksempelet' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Det som er lagret, er trygt.');
});

test('a new programme is asked for field by field, and made once all are right', async () => {
  const made: NewProgramme[] = [];
  await open({
    createProgramme: async (wanted) => {
      made.push(wanted);
      return { ok: true, value: null };
    },
  });
  await user.keyboard('n');
  const dialog = await screen.findByRole('dialog');
  const make = within(dialog).getByRole('button', { name: 'Lag programmet' });
  await user.click(make);
  expect(within(dialog).getByText('Gi programmet et navn')).toBeTruthy();
  await user.type(within(dialog).getByLabelText('Programmets navn'), 'Læring i omsorg');
  await user.type(within(dialog).getByLabelText('Første arbeidsplass'), 'Bofellesskap A');
  await user.type(within(dialog).getByLabelText('Fellesprosjekt'), 'Vårt felles rom');
  await user.type(within(dialog).getByLabelText('Antall deltakere'), '18');
  await user.click(make);
  await waitFor(() =>
    expect(made).toMatchObject([
      { name: 'Læring i omsorg', workplace: 'Bofellesskap A', project: 'Vårt felles rom', kind: 'kickoff', people: 18 },
    ]),
  );
  expect(location.hash).toBe('#/programme');
});

test('the language is chosen, and the keys are shown', async () => {
  await open();
  await user.click(screen.getByLabelText('English'));
  expect(onLanguage).toHaveBeenCalledWith('en');
  await user.click(screen.getByRole('button', { name: /^Hurtigtaster/ }));
  expect(onHelp).toHaveBeenCalled();
});

const preview: PackagePreview = {
  fileName: 'prove-2026-11-24.samling',
  madeAt: Date.UTC(2026, 10, 24, 8),
  files: 31,
  bytes: 12_400_000,
  names: true,
  programme: 'Læring i omsorg',
  workplaces: 2,
  people: 45,
  sessions: 6,
  folder: '/data/prove-2026-11-24',
};

test('a packed programme that waits is shown before it is unpacked, and only then taken in', async () => {
  const unpackProgramme = vi.fn(async () => ({ ok: true, value: null }) as const);
  await open({ packagePreview: async () => ({ ok: true, value: preview }), unpackProgramme });
  useDesk.setState({ packageWaiting: preview.fileName });
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText('Læring i omsorg')).toBeTruthy();
  expect(dialog.textContent).toContain('2 arbeidsplasser, 45 deltakere, 6 samlinger, 31 filer, 12,4 MB');
  expect(dialog.textContent).toContain('Navnelista er med.');
  expect(dialog.textContent).toContain('/data/prove-2026-11-24');
  expect(unpackProgramme).not.toHaveBeenCalled();
  await user.click(within(dialog).getByRole('button', { name: 'Pakk ut og åpne' }));
  expect(unpackProgramme).toHaveBeenCalledTimes(1);
});

test('a packed programme that is damaged says so with a next step, and can only be put away', async () => {
  const packageDrop = vi.fn(async () => ({ ok: true, value: null }) as const);
  await open({ packagePreview: async () => ({ ok: false, problem: { code: 'NOT_A_PACKAGE' } }), packageDrop });
  useDesk.setState({ packageWaiting: 'halv.samling' });
  const dialog = await screen.findByRole('dialog');
  expect((await within(dialog).findByRole('alert')).textContent).toContain('velg en annen som slutter på .samling.');
  expect(within(dialog).queryByRole('button', { name: 'Pakk ut og åpne' })).toBeNull();
  for (const close of within(dialog).getAllByRole('button', { name: 'Lukk' }).slice(0, 1)) await user.click(close);
  expect(packageDrop).toHaveBeenCalledTimes(1);
});

test('where the host has windows, the system asks for the packed programme', async () => {
  const desktop = vi.fn(async () => ({ ok: true, value: null }) as const);
  await open({ desktop });
  useDesk.setState({ screens: { state: 'apart', all: [], wallShown: true, curtain: 'not-needed' } });
  await user.click(await screen.findByRole('button', { name: 'Hent inn et pakket program' }));
  expect(desktop).toHaveBeenCalledWith({ kind: 'choose-package' });
});

test('a file that is handed over tells how far it is, and anything else is refused in words', async () => {
  const pieces: boolean[] = [];
  let go = () => {};
  const first = new Promise<void>((resolve) => {
    go = resolve;
  });
  const packageHanded = vi.fn(async () => ({ ok: true, value: null }) as const);
  await open({
    packageIn: async ({ first: isFirst }) => {
      pieces.push(isFirst);
      if (!isFirst) await first;
      return { ok: true, value: null };
    },
    packageHanded,
  });
  void handOverPackage(new File([new Uint8Array(2 * 1024 * 1024)], 'a.samling'));
  expect(await screen.findByRole('button', { name: 'Henter 50 %' })).toBeTruthy();
  go();
  await waitFor(() => expect(packageHanded).toHaveBeenCalledWith({ name: 'a.samling' }));
  expect(pieces).toEqual([true, false]);
  await screen.findByRole('button', { name: 'Hent inn et pakket program' });
  await handOverPackage(new File(['x'], 'bilde.png'));
  expect((await screen.findByRole('alert')).textContent).toContain('Ikke et pakket program');
});
