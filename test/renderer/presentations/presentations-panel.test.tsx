import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { queueOf } from '../../../domain/agenda.ts';
import type { DeskApi } from '../../../domain/contract.ts';
import type { Attachment } from '../../../domain/presentation-record.ts';
import { useIntakes } from '../../../renderer/intake/intakes.ts';
import { DropTarget } from '../../../renderer/presentations/DropTarget.tsx';
import { droppedFiles } from '../../../renderer/presentations/dropped-files.ts';
import { FeedbackPanel } from '../../../renderer/presentations/FeedbackPanel.tsx';
import { PresentationsPanel } from '../../../renderer/presentations/PresentationsPanel.tsx';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { NINE, nursingHome } from '../../support/sample-book.ts';

let line: DeskLine;
const user = userEvent.setup();

function twoTalks() {
  const book = nursingHome();
  const talk = { kind: 'presentation.add', sessionId: 's1', itemId: 'talks', presentationKind: 'project' } as const;
  book.do({ ...talk, presentationId: 'a', groupId: 'g1', title: 'Byttering', presenters: ['p1'] });
  book.do({ ...talk, presentationId: 'b', groupId: 'g2', title: 'Overlapp' });
  return book;
}

const taken: Attachment = {
  id: 'f1',
  sha256: 'a'.repeat(64),
  ext: 'pdf',
  name: 'Byttering.pdf',
  bytes: 3,
  mime: 'application/pdf',
  addedAt: NINE,
};
const intake: Partial<DeskApi> = {
  intakeOpen: async () => ({ ok: true, value: { intakeId: 'i1' } }),
  intakeWrite: async () => ({ ok: true, value: null }),
  intakeFinish: async () => ({ ok: true, value: taken }),
  intakeCancel: async () => ({ ok: true, value: null }),
};

async function open(services: Partial<DeskApi> = intake, book = twoTalks()) {
  line = await openDesk(book, services);
  render(<PresentationsPanel sessionId="s1" itemId="talks" />);
}

beforeEach(() => {
  useToasts.setState({ toasts: [] });
  useIntakes.setState({ intakes: [] });
});
afterEach(() => line.stop());

const queue = () => queueOf(line.rehearsal.session, 'talks').map(({ id }) => id);
const talk = (id: string) => line.rehearsal.session.presentations[id];
const pdf = () => new File(['abc'], 'Byttering.pdf', { type: 'application/pdf' });

test('the queue says who is next, and starting another makes it the one held now', async () => {
  await open();
  const rows = within(screen.getByRole('list', { name: 'Kø' })).getAllByRole('listitem');
  expect(rows.map((row) => row.querySelector('.presentations-state')?.textContent)).toEqual(['Neste', 'Ventes']);
  await user.click(within(rows[1] as HTMLElement).getByRole('button', { name: 'Start denne presentasjonen' }));
  await screen.findByText('Nå');
  expect(talk('b')?.status).toBe('presenting');
  expect(screen.getByRole('textbox', { name: 'Tittel' })).toHaveProperty('value', 'Overlapp');
});

test('Alt and an arrow move a presentation in the queue', async () => {
  await open();
  screen.getByRole('button', { name: /Rapport/ }).focus();
  await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await waitFor(() => expect(queue()).toEqual(['b', 'a']));
});

test('a code is pressed to present and pressed again to sit down', async () => {
  await open();
  await user.click(screen.getByRole('button', { name: 'P02', pressed: false }));
  await waitFor(() => expect(Object.keys(talk('a')?.presenters ?? {}).sort()).toEqual(['p1', 'p2']));
  await user.click(await screen.findByRole('button', { name: 'P01', pressed: true }));
  await waitFor(() => expect(Object.keys(talk('a')?.presenters ?? {})).toEqual(['p2']));
});

test('points are kept as they are typed, one a line', async () => {
  await open();
  await user.type(screen.getByRole('textbox', { name: 'Poeng' }), 'Fem i hver ring{Enter}14 av 17 bytter');
  await waitFor(() => expect(talk('a')?.points).toEqual(['Fem i hver ring', '14 av 17 bytter']));
});

test('what was typed goes along when another presentation takes the place', async () => {
  await open();
  await user.type(screen.getByRole('textbox', { name: 'Poeng' }), 'Fem i hver ring');
  await user.click(screen.getByRole('button', { name: /Rapport/ }));
  await waitFor(() => expect(talk('a')?.points).toEqual(['Fem i hver ring']));
  expect(talk('b')?.points).toEqual([]);
});

test('points that point at a person are not kept, and the field says why', async () => {
  await open();
  await user.type(screen.getByRole('textbox', { name: 'Poeng' }), 'P03 leder ringen');
  await user.tab();
  expect(screen.getByText(/Koder og navn kan ikke vises for rommet/)).toBeTruthy();
  expect(screen.getByRole('textbox', { name: 'Poeng' })).toHaveProperty('value', 'P03 leder ringen');
  expect(line.given).toEqual([]);
});

test('a new presentation is asked for, put last in the queue and shown', async () => {
  await open();
  await user.click(screen.getByRole('button', { name: 'Ny presentasjon' }));
  const dialog = screen.getByRole('dialog');
  await user.selectOptions(within(dialog).getByLabelText('Gruppe'), 'Rapport');
  await user.type(within(dialog).getByLabelText('Tittel'), 'Fast rekkefølge');
  await user.click(within(dialog).getByRole('button', { name: 'P04' }));
  await user.click(within(dialog).getByRole('button', { name: 'Legg i køen' }));
  await waitFor(() => expect(queue()).toHaveLength(3));
  const added = talk(queue()[2] ?? '');
  expect(added).toMatchObject({ title: 'Fast rekkefølge', groupId: 'g2', presenters: { p4: true } });
  await waitFor(() =>
    expect(screen.getByRole('textbox', { name: 'Tittel' })).toHaveProperty('value', 'Fast rekkefølge'),
  );
});

test('an article is given by a reading group', async () => {
  await open();
  await user.click(screen.getByRole('button', { name: 'Ny presentasjon' }));
  const dialog = screen.getByRole('dialog');
  await user.click(within(dialog).getByLabelText('Artikkel'));
  const options = within(within(dialog).getByLabelText('Gruppe')).getAllByRole('option');
  expect(options.map(({ textContent }) => textContent)).toEqual(['Uten gruppe', 'Blå', 'Ny gruppe']);
});

test('a chosen file is copied in and attached', async () => {
  await open();
  await user.upload(document.querySelector('input[type=file]') as HTMLInputElement, pdf());
  await screen.findByText('Byttering.pdf');
  expect(talk('a')).toMatchObject({ status: 'ready', mainFileId: 'f1' });
});

test('a file that does not come in stays with its reason until it is tried again', async () => {
  let full = true;
  await open({
    ...intake,
    intakeFinish: async () => (full ? { ok: false, problem: { code: 'DISK_FULL' } } : { ok: true, value: taken }),
  });
  await user.upload(document.querySelector('input[type=file]') as HTMLInputElement, pdf());
  expect((await screen.findByRole('alert')).textContent).toContain('«Byttering.pdf» ble ikke tatt inn');
  full = false;
  await user.click(screen.getByRole('button', { name: 'Prøv igjen' }));
  await waitFor(() => expect(talk('a')?.mainFileId).toBe('f1'));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('an intake that is cancelled leaves nothing', async () => {
  let write: () => void = () => {};
  const written = new Promise<void>((resolve) => {
    write = resolve;
  });
  const twoPieces = new File([new Uint8Array(1024 * 1024 + 1)], 'Stor.pdf');
  await open({
    ...intake,
    intakeWrite: async () => {
      await written;
      return { ok: true, value: null };
    },
  });
  await user.upload(document.querySelector('input[type=file]') as HTMLInputElement, twoPieces);
  await user.click(await screen.findByRole('button', { name: 'Avbryt' }));
  write();
  await waitFor(() => expect(useIntakes.getState().intakes).toEqual([]));
  expect(talk('a')?.files).toEqual({});
});

test('a file that is gone from the folder is told with the way on', async () => {
  const book = twoTalks();
  book.do({ kind: 'presentation.attach', sessionId: 's1', presentationId: 'a', attachment: taken });
  await open({ attachment: async () => ({ ok: false, problem: { code: 'ATTACHMENT_MISSING' } }) }, book);
  await user.click(screen.getByRole('button', { name: 'Last ned' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Be gruppa om fila og ta den inn på nytt');
});

test('a file dropped on the desk goes to the presentation that the overlay names', async () => {
  line = await openDesk(twoTalks(), intake);
  render(<DropTarget itemId="talks" />);
  const dataTransfer = { types: ['Files'], files: [pdf()], dropEffect: 'none' };
  fireEvent.dragEnter(document.body, { dataTransfer });
  expect(screen.getByText('Legges hos Vakter. Kopieres inn, originalen røres ikke.')).toBeTruthy();
  fireEvent.drop(document.body, { dataTransfer });
  await waitFor(() => expect(talk('a')?.mainFileId).toBe('f1'));
  expect(screen.queryByText(/Legges hos/)).toBeNull();
});

test('a file dropped while another card is open goes to that card', async () => {
  await open();
  render(<DropTarget itemId="talks" />);
  await user.click(screen.getByRole('button', { name: /Rapport/ }));
  fireEvent.drop(document.body, { dataTransfer: { types: ['Files'], files: [pdf()] } });
  await waitFor(() => expect(talk('b')?.mainFileId).toBe('f1'));
  expect(talk('a')?.files).toEqual({});
});

test('where no group is looked at, a drop asks whose file it is', async () => {
  line = await openDesk(twoTalks(), intake);
  render(<DropTarget itemId="open" />);
  fireEvent.drop(document.body, { dataTransfer: { types: ['Files'], files: [pdf()] } });
  const dialog = await screen.findByRole('dialog', { name: 'Hvem er fila fra?' });
  await user.selectOptions(within(dialog).getByLabelText('Presentasjon'), 'Rapport: Overlapp');
  await user.click(within(dialog).getByRole('button', { name: 'Ta inn' }));
  await waitFor(() => expect(talk('b')?.mainFileId).toBe('f1'));
});

test('a folder brings the files in it, without what systems leave lying about', async () => {
  const file = (name: string) => ({
    name,
    isFile: true,
    isDirectory: false,
    file: (done: (one: File) => void) => done(new File(['a'], name)),
  });
  const folder = (name: string, inside: unknown[]) => ({
    name,
    isFile: false,
    isDirectory: true,
    createReader: () => ({ readEntries: (done: (part: unknown[]) => void) => done(inside.splice(0)) }),
  });
  const stick = folder('stick', [
    file('a.pdf'),
    file('.DS_Store'),
    file('~$a.pptx'),
    folder('bilder', [file('b.jpg')]),
  ]);
  const items = [{ webkitGetAsEntry: () => stick }];
  const dropped = await droppedFiles({ items, files: [] } as unknown as DataTransfer);
  expect(dropped.files.map(({ name }) => name)).toEqual(['a.pdf', 'b.jpg']);
  const full = folder(
    'alt',
    Array.from({ length: 60 }, (_, n) => file(`${n}.pdf`)),
  );
  const much = await droppedFiles({ items: [{ webkitGetAsEntry: () => full }], files: [] } as unknown as DataTransfer);
  expect(much).toEqual({ files: [], tooMany: true });
});

test('a file says what stands between it and the room, and its older version stays', async () => {
  const book = twoTalks();
  const on = { sessionId: 's1', presentationId: 'a' } as const;
  book.do({ kind: 'presentation.attach', ...on, attachment: taken });
  book.do({
    kind: 'presentation.attach',
    ...on,
    attachment: { ...taken, id: 'f2', sha256: 'b'.repeat(64), addedAt: NINE + 1 },
  });
  const facts = { form: 'pdf' as const, pages: 12, width: 4, height: 3, troubles: ['script' as const] };
  book.do({ kind: 'file.inspected', ...on, fileId: 'f2', facts, showsAs: 'pages' });
  await open(intake, book);
  expect(screen.getByText(/PDF, 12 sider, 3 B. Kopiert/)).toBeTruthy();
  expect(screen.getAllByText('Fila har et program i seg. Det kjøres ikke her.')).toHaveLength(2);
  expect(screen.getByText('1 eldre versjon')).toBeTruthy();
});

test('the titles in a file are taken over for the wall, those of hidden slides left out', async () => {
  const book = twoTalks();
  book.do({ kind: 'presentation.attach', sessionId: 's1', presentationId: 'a', attachment: taken });
  const page = { title: '', text: '', notes: '', pictures: 0, hidden: false };
  const facts = { form: 'slides' as const, pages: 3, width: 4, height: 3, troubles: [] };
  const pages = [
    { ...page, title: 'Ringen' },
    { ...page, title: 'Reserve', hidden: true },
    { ...page, text: 'Bare tekst', pictures: 2 },
  ];
  const read = { v: 1 as const, sha256: taken.sha256, facts, showsAs: null, pages, links: [], fonts: [], unread: [] };
  await open({ ...intake, inspection: async () => ({ ok: true, value: read }) }, book);
  await user.click(screen.getByRole('button', { name: 'Valg for fila' }));
  await user.click(screen.getByRole('menuitem', { name: 'Se innholdet', hidden: true }));
  expect(await screen.findByText('Bare tekst')).toBeTruthy();
  expect(screen.getByText('2 bilder')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Bruk titlene på veggen' }));
  await waitFor(() => expect(talk('a')?.outline).toEqual(['Ringen']));
});

test('before the first is held, a board says what is ready of the queue', async () => {
  const book = twoTalks();
  book.do({ kind: 'presentation.attach', sessionId: 's1', presentationId: 'a', attachment: taken });
  await open(intake, book);
  expect(screen.getByText('1 av 2')).toBeTruthy();
  const rows = within(screen.getByRole('table', { hidden: true })).getAllByRole('row', { hidden: true });
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    'GruppeFilLegger framSe på',
    'VakterPDF, 3 B1Ser gjennom fila',
    'RapportIngen filIngen valgt',
  ]);
});

test('feedback is written with its first letter, and lands in its column', async () => {
  line = await openDesk(twoTalks());
  render(<FeedbackPanel sessionId="s1" presentationId="a" />);
  const field = screen.getByRole('textbox', { name: 'Ny tilbakemelding' });
  await user.type(field, 's Hvem eier lista?{Enter}');
  await user.type(field, 'Hva med nattevakta?{Enter}');
  const asks = screen.getByRole('region', { name: 'Spør' });
  await waitFor(() => expect(within(asks).getAllByRole('textbox')).toHaveLength(2));
  expect(Object.values(talk('a')?.feedback ?? {}).map(({ kind, text }) => [kind, text])).toEqual([
    ['ask', 'Hvem eier lista?'],
    ['ask', 'Hva med nattevakta?'],
  ]);
});

test('feedback that was removed is offered back', async () => {
  line = await openDesk(twoTalks());
  line.rehearsal.do({ kind: 'feedback.add', sessionId: 's1', presentationId: 'a', feedback: 'keep', text: 'Ro' });
  line.stop();
  line = await openDesk(line.rehearsal);
  render(<FeedbackPanel sessionId="s1" presentationId="a" />);
  await user.click(screen.getByRole('button', { name: 'Fjern «Ro»' }));
  await waitFor(() => expect(talk('a')?.feedback).toEqual({}));
  await waitFor(() => expect(useToasts.getState().toasts[0]).toMatchObject({ text: 'Fjernet «Ro»', undo: true }));
});

test('feedback that comes late is written on the card', async () => {
  await open();
  await user.click(screen.getByText('Tilbakemelding 0'));
  await user.type(screen.getByRole('textbox', { name: 'Ny tilbakemelding' }), 'p Én uke til{Enter}');
  await waitFor(() =>
    expect(Object.values(talk('a')?.feedback ?? {})).toMatchObject([{ kind: 'try', text: 'Én uke til' }]),
  );
});
