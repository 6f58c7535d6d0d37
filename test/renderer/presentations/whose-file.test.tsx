import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeskApi } from '../../../domain/contract.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { useIntakes } from '../../../renderer/intake/intakes.ts';
import { DropTarget } from '../../../renderer/presentations/DropTarget.tsx';
import { pastedPictures } from '../../../renderer/presentations/pasted-pictures.ts';
import { CurtainContext } from '../../../renderer/ui/curtain-context.ts';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { NINE, nursingHome } from '../../support/sample-book.ts';

let line: DeskLine;
const user = userEvent.setup();

/** Takes in whatever it is given, under the name that it came with. */
function intake(): Partial<DeskApi> {
  const names: string[] = [];
  return {
    intakeOpen: async ({ name }) => ({ ok: true, value: { intakeId: String(names.push(name)) } }),
    intakeWrite: async () => ({ ok: true, value: null }),
    intakeFinish: async ({ intakeId }) => ({
      ok: true,
      value: {
        id: `f${intakeId}`,
        sha256: intakeId.padStart(64, '0'),
        ext: 'png',
        name: names[Number(intakeId) - 1] ?? '',
        bytes: 1,
        mime: 'image/png',
        addedAt: NINE + Number(intakeId),
      },
    }),
  };
}

async function open(
  refuse: (kind: string) => Refusal | null = () => null,
  itemId: string | null = null,
  services: Partial<DeskApi> = {},
  curtained = false,
) {
  const book = nursingHome();
  if (itemId) {
    const talk = { kind: 'presentation.add', sessionId: 's1', presentationKind: 'project' } as const;
    book.do({ ...talk, itemId, presentationId: 'a', groupId: 'g1', title: 'Byttering' });
  }
  line = await openDesk(book, { ...intake(), ...services }, ({ kind }) => refuse(kind));
  render(
    <CurtainContext value={curtained}>
      <DropTarget itemId={itemId} />
    </CurtainContext>,
  );
}

beforeEach(() => useIntakes.setState({ intakes: [] }));
afterEach(() => line.stop());

const talks = () => Object.values(line.rehearsal.session.presentations);
const files = () => Object.values(talks()[0]?.files ?? {});
const dropOne = () =>
  fireEvent.drop(document.body, { dataTransfer: { types: ['Files'], files: [new File(['a'], 'Ringen.pdf')] } });

test('a file that comes before there is any presentation brings its own', async () => {
  await open();
  dropOne();
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('Tittel'), 'Ringen');
  await user.click(within(dialog).getByRole('button', { name: 'Ta inn' }));
  await waitFor(() => expect(talks()).toMatchObject([{ title: 'Ringen', itemId: 'talks', mainFileId: 'f1' }]));
});

test('the group that a file comes from can be made on the spot, once, and not under a name that is there', async () => {
  const titles = { code: 'PERSON_IN_TEXT' } as Refusal;
  let refused = 0;
  await open((kind) => (kind === 'presentation.add' && refused++ === 0 ? titles : null));
  dropOne();
  const dialog = await screen.findByRole('dialog');
  const takeIn = within(dialog).getByRole('button', { name: 'Ta inn' });
  await user.selectOptions(within(dialog).getByLabelText('Gruppe'), 'Ny gruppe');
  await user.type(within(dialog).getByLabelText('Tittel'), 'Ringen');
  await user.type(within(dialog).getByLabelText('Gruppas navn'), 'vakter');
  expect(within(dialog).getByText('Gruppa finnes fra før')).toBeTruthy();
  expect(takeIn).toHaveProperty('disabled', true);
  await user.clear(within(dialog).getByLabelText('Gruppas navn'));
  await user.type(within(dialog).getByLabelText('Gruppas navn'), 'Natt');
  await user.click(takeIn);
  await waitFor(() => expect(refused).toBe(1));
  await user.click(takeIn);
  await waitFor(() => expect(talks()).toMatchObject([{ title: 'Ringen', mainFileId: 'f1' }]));
  const made = Object.values(line.rehearsal.book.programme.groups).filter(({ name }) => name === 'Natt');
  expect(made).toMatchObject([{ set: 'working', id: talks()[0]?.groupId }]);
});

test('pictures that are pasted go where a file would, each as a file of its own', async () => {
  await open(() => null, 'talks');
  const picture = () => new File(['x'], 'image.png', { type: 'image/png' });
  fireEvent.paste(document.body, { clipboardData: { types: ['Files'], files: [picture(), picture()] } });
  await waitFor(() => expect(files()).toHaveLength(2));
  expect(files().map(({ replaces }) => replaces)).toEqual([null, null]);
});

test('a text that is pasted with its picture stays in the field, and a picture alone is taken in from there too', async () => {
  await open(() => null, 'talks');
  render(<textarea aria-label="Notat" />);
  const picture = new File(['x'], 'image.png', { type: 'image/png' });
  const note = screen.getByLabelText('Notat');
  fireEvent.paste(note, { clipboardData: { types: ['text/plain', 'Files'], files: [picture] } });
  expect(useIntakes.getState().intakes).toEqual([]);
  fireEvent.paste(note, { clipboardData: { types: ['Files'], files: [picture] } });
  await waitFor(() => expect(files()).toHaveLength(1));
});

test('a pasted picture is called by what it is, and one that was copied as a file keeps its name', () => {
  const file = (name: string, type: string) => new File(['x'], name, { type });
  const pasted = pastedPictures(
    [
      file('image.jpeg', 'image/jpeg'),
      file('tavle.jpg', 'image/jpeg'),
      file('IMG_1.HEIC', ''),
      file('a.pdf', 'application/pdf'),
      file('image.png', 'image/png'),
    ],
    'Limt inn',
  );
  expect(pasted.map(({ name }) => name)).toEqual(['Limt inn.jpg', 'tavle.jpg', 'IMG_1.HEIC', 'Limt inn (2).png']);
});

test('a file that does not come in says so where one is, and can be tried again from there', async () => {
  let full = true;
  const own = intake();
  await open(() => null, 'talks', {
    ...own,
    intakeFinish: async (input) =>
      (full ? undefined : own.intakeFinish?.(input)) ?? { ok: false, problem: { code: 'DISK_FULL' } },
  });
  dropOne();
  const arriving = await screen.findByRole('complementary', { name: 'Filer på vei inn' });
  expect((await within(arriving).findByRole('alert')).textContent).toContain('Det er ikke plass til mer.');
  full = false;
  await user.click(within(arriving).getByRole('button', { name: 'Prøv igjen' }));
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
  expect(files()).toHaveLength(1);
});

test('behind the curtain a file comes in without its name being said', async () => {
  useToasts.setState({ toasts: [] });
  await open(() => null, null, {}, true);
  dropOne();
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).not.toContain('Ringen.pdf');
  await user.type(within(dialog).getByLabelText('Tittel'), 'Om ringen');
  await user.click(within(dialog).getByRole('button', { name: 'Ta inn' }));
  await waitFor(() =>
    expect(useToasts.getState().toasts).toMatchObject([{ text: 'Fila er kopiert inn hos Om ringen' }]),
  );
  expect(document.body.textContent).not.toContain('Ringen.pdf');
});
