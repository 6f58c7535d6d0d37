import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeskApi } from '../../../domain/contract.ts';
import type { NoteFound } from '../../../domain/note-search.ts';
import { SearchDialog } from '../../../renderer/notes/SearchDialog.tsx';
import { CurtainContext } from '../../../renderer/ui/curtain-context.ts';
import { LanguageContext } from '../../../renderer/ui/words.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { NINE, nursingHome } from '../../support/sample-book.ts';

let line: DeskLine;
const user = userEvent.setup();
const searchNotes = vi.fn<DeskApi['searchNotes']>();
const onGo = vi.fn();
const onClose = vi.fn();
const one = (changes: Partial<NoteFound>): NoteFound => ({
  kind: 'note',
  id: 'n1',
  item: { id: 'open', title: 'Velkommen' },
  text: 'Nattevaktene står alene',
  at: NINE,
  session: { id: 's1', kind: 'kickoff', number: 1 },
  ...changes,
});
const elsewhere = one({
  kind: 'decision',
  id: 'd1',
  text: 'Natt og dag bytter',
  session: { id: 's9', kind: 'implementation', number: 2 },
});

beforeEach(async () => {
  for (const service of [searchNotes, onGo, onClose]) service.mockReset();
  searchNotes.mockResolvedValue({ ok: true, value: { found: [elsewhere, one({})], more: false } });
  line = await openDesk(nursingHome(), { searchNotes });
});
afterEach(() => line.stop());

function open({ curtained = false, language = 'nb' as 'nb' | 'en' } = {}) {
  render(
    <LanguageContext value={language}>
      <CurtainContext value={curtained}>
        <SearchDialog onClose={onClose} onGo={onGo} />
      </CurtainContext>
    </LanguageContext>,
  );
}

test('what is written is asked for once it is written, and shown with its session, item and time', async () => {
  open();
  await user.type(screen.getByRole('combobox'), 'natt');
  const rows = await screen.findAllByRole('option');
  expect(searchNotes).toHaveBeenLastCalledWith({ query: 'natt' });
  expect(rows.map((row) => row.textContent)).toEqual([
    'VedtakGjennomføring 2 · Velkommentirsdag 24. november 2026 09:00Natt og dag bytter',
    'NotatOppstart 1 · Velkommentirsdag 24. november 2026 09:00Gå ditNattevaktene står alene',
  ]);
  expect(screen.getByRole('status').textContent).toBe('2 treff');
});

test('arrows choose, and Enter goes to an item of the session that is open and to no other', async () => {
  open();
  await user.type(screen.getByRole('combobox'), 'natt');
  await screen.findAllByRole('option');
  await user.keyboard('{Enter}');
  expect(onGo).not.toHaveBeenCalled();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(onGo).toHaveBeenCalledWith('open');
});

test('says that there is nothing, or that there is more, and why it could not search', async () => {
  open();
  searchNotes.mockResolvedValueOnce({ ok: true, value: { found: [], more: false } });
  await user.type(screen.getByRole('combobox'), 'x');
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Ingen notater har alle ordene.'));
  searchNotes.mockResolvedValueOnce({ ok: true, value: { found: [one({})], more: true } });
  await user.type(screen.getByRole('combobox'), 'y');
  await waitFor(() => expect(screen.getByRole('status').textContent).toContain('Skriv et ord til'));
  searchNotes.mockResolvedValueOnce({ ok: false, problem: { code: 'NO_PROGRAMME_OPEN' } });
  await user.type(screen.getByRole('combobox'), 'z');
  expect(await screen.findByRole('alert')).toBeTruthy();
});

test('behind the curtain nothing is asked and nothing shown', async () => {
  open({ curtained: true });
  const dialog = screen.getByRole('dialog', { name: 'Søk i alle notater' });
  expect(within(dialog).queryByRole('combobox')).toBeNull();
  expect(dialog.textContent).toContain('Løft forhenget');
  expect(searchNotes).not.toHaveBeenCalled();
});

test('speaks English', async () => {
  open({ language: 'en' });
  await user.type(screen.getByRole('combobox', { name: 'Words, or how they begin' }), 'n');
  expect((await screen.findAllByRole('option'))[0]?.textContent).toContain('Implementation 2');
});
