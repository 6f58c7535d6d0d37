import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { useDesk } from '../../../renderer/desk-client.ts';
import { FeedbackPage } from '../../../renderer/feedback/FeedbackPage.tsx';
import { FeedbackTab } from '../../../renderer/feedback/FeedbackTab.tsx';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import type { Rehearsal } from '../../support/sample-book.ts';
import { ak2, handIn, withCourseworkAk2 } from '../../support/sample-coursework.ts';

let line: DeskLine;
const user = userEvent.setup();

afterEach(() => line.stop());

/** Three texts with one mark each, under two criteria, and a unit that is called Solsida. */
function withMarks(): Rehearsal {
  const room = withCourseworkAk2();
  room.do({ kind: 'item.edit', sessionId: 's1', itemId: 'ideas', coursework: 'AK2', activity: 'feedback' });
  room.do({ kind: 'workplace.edit', workplaceId: 'w1', units: ['Solsida'] });
  const texts = ['Vi ventet med stellet til musikken virket.', 'Vi ventet og så etter.', 'Musikken kom før stellet.'];
  texts.forEach((text, at) => {
    const personId = `p${at + 1}`;
    handIn(room, personId, text);
    const criterionId = at === 2 ? 'praksis' : 'begrep';
    const mark = { highlightId: `h${at + 1}`, personId, highlightKind: 'strength' as const, criterionId };
    room.do({ kind: 'highlight.add', ...ak2, ...mark, start: 0, end: text.length });
  });
  return room;
}

function Page() {
  const { programme, session } = useDesk();
  return programme && session && <FeedbackPage programme={programme} session={session} />;
}

const people = { p5: { name: 'Berit Moen', callName: '' } };

async function open(book: Rehearsal, where: 'page' | 'tab' = 'page') {
  line = await openDesk(book, { names: async () => ({ people }) as never });
  render(where === 'page' ? <Page /> : <FeedbackTab sessionId="s1" itemId="ideas" courseworkId="ak2" />);
}

const theme = () => Object.values(line.rehearsal.session.themes.ak2 ?? {})[0];
const words = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Med våre egne ord' });
const remains = () => within(screen.getByRole('list', { name: 'Det som gjenstår' }));

/** Makes a strength and ticks these codes' marks. */
async function cardOn(...codes: string[]) {
  await user.click(screen.getByRole('button', { name: 'Ny styrke' }));
  await screen.findByRole('region', { name: 'Styrke 1' });
  for (const code of codes) {
    await user.click(screen.getByRole('checkbox', { name: new RegExp(code) }));
    await waitFor(() =>
      expect(screen.getByRole('checkbox', { name: new RegExp(code) })).toHaveProperty('checked', true),
    );
  }
}

test('marks from all texts stand under their criteria, with how many there are', async () => {
  await open(withMarks());
  const sources = await screen.findByRole('region', { name: 'Merker fra tekstene' });
  expect(within(sources).getByText('3 merker, 3 personer')).toBeTruthy();
  const first = within(sources).getByRole('region', { name: 'Bruker begrepene' });
  expect(within(first).getAllByRole('checkbox')).toHaveLength(2);
  expect(within(first).getAllByRole('checkbox')[0]).toHaveProperty('disabled', true);
});

test('what a card asks for is settled by keyboard, and Ctrl Enter goes on from there', async () => {
  await open(withMarks());
  await cardOn('P01');
  words().focus();
  await user.paste('Mange ser dagen som en helhet');
  (await screen.findByRole('button', { name: /skrevet om/ })).focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(remains().queryAllByRole('listitem')).toHaveLength(0));
  expect(document.activeElement).toBe(words());
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(theme()?.releasedAt).not.toBeNull());
});

test('a card is made of ticked marks and released once its words tell nobody, by keyboard alone', async () => {
  await open(withMarks());
  await cardOn('P01', 'P02', 'P03');
  await waitFor(() => expect(Object.keys(theme()?.restsOn ?? {})).toHaveLength(3));
  words().focus();
  await user.paste('Dere ser beboerens dag');
  expect(remains().queryAllByRole('listitem')).toHaveLength(0);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(theme()?.releasedAt).not.toBeNull());
  expect(theme()?.text).toBe('Dere ser beboerens dag');
  // The evening before nothing is shown by releasing it.
  expect(line.given.some(({ kind }) => kind === 'wall.show')).toBe(false);
});

test('names, codes and units are said while one writes, and changed with a press', async () => {
  await open(withMarks());
  await cardOn('P01', 'P02', 'P03');
  words().focus();
  await user.paste('Berit på Solsida spurte P04');
  expect(remains().getByText(/«Berit» står i navnelista/)).toBeTruthy();
  expect(remains().getByText(/«Solsida» er en enhet/)).toBeTruthy();
  expect(remains().getByText(/«P04» er koden/)).toBeTruthy();
  expect(screen.getByRole('button', { name: /Slipp til rommet/ })).toHaveProperty('disabled', true);
  expect(screen.getByText('Kan ikke slippes ennå: 3 ting gjenstår')).toBeTruthy();
  for (const word of ['Berit', 'Solsida', 'P04']) {
    await user.click(screen.getByRole('button', { name: `Bytt ut ${word}` }));
  }
  expect(words().value).toBe('Noen på en avdeling spurte noen');
  expect(remains().queryAllByRole('listitem')).toHaveLength(0);
});

test('a word that only one text uses is rewritten, or accepted by hand', async () => {
  await open(withMarks());
  await cardOn('P01', 'P02', 'P03');
  words().focus();
  await user.paste('Dere lot det som virket, telle');
  await user.click(screen.getByRole('button', { name: 'virket røper ingen' }));
  await waitFor(() => expect(remains().queryAllByRole('listitem')).toHaveLength(0));
  expect(theme()?.accepted).toEqual({ virket: true });
});

test('a card on fewer than three people has no quotes and waits until it is reworded', async () => {
  await open(withMarks());
  await cardOn('P01', 'P02');
  words().focus();
  await user.paste('Vi ventet med stellet');
  expect(remains().getByText(/står slik hos den som skrev det/)).toBeTruthy();
  expect(remains().getByText(/2 personer er for få/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /som sitat/ })).toBeNull();
  await user.clear(words());
  await user.paste('Dere gir det tid');
  await user.click(screen.getByRole('button', { name: 'Kortet er skrevet om' }));
  await waitFor(() => expect(remains().queryAllByRole('listitem')).toHaveLength(0));
  expect(screen.getByRole('button', { name: /Slipp til rommet/ })).toHaveProperty('disabled', false);
});

test('a quote is approved, worded for the room and taken away again', async () => {
  await open(withMarks());
  await cardOn('P01', 'P02', 'P03');
  await user.click(await screen.findByRole('button', { name: 'Bruk «Vi ventet og så etter.» som sitat' }));
  const quote = await screen.findByRole('textbox', { name: 'Sitat fra P02, slik rommet får det' });
  await user.clear(quote);
  await user.type(quote, 'Vi ventet.{Enter}');
  await waitFor(() => expect(theme()?.quotes).toEqual({ h2: 'Vi ventet.' }));
  await user.click(screen.getByRole('button', { name: 'Ta bort sitatet «Vi ventet.»' }));
  await waitFor(() => expect(theme()?.quotes).toEqual({}));
});

test('in the room a released card stands on the wall at once, its replies are noted, and R takes it back', async () => {
  const room = withMarks();
  const highlightIds = ['h1', 'h2', 'h3'];
  room.do({ kind: 'theme.add', ...ak2, themeId: 't1', themeKind: 'strength', text: 'Dere gir det tid', highlightIds });
  await open(room, 'tab');
  const card = await screen.findByRole('button', { name: /Styrke 1/ });
  card.focus();
  await user.keyboard('r');
  await waitFor(() =>
    expect(line.rehearsal.session.wall.scene).toMatchObject({ kind: 'collectiveFeedback', refId: 't1' }),
  );
  await user.type(await screen.findByRole('textbox', { name: 'Nytt svar' }), 'Vi kjenner oss igjen{Enter}');
  await screen.findByText('Vi kjenner oss igjen');
  screen.getByRole('button', { name: /^Styrke 1/ }).focus();
  await user.keyboard('r');
  await waitFor(() => expect(theme()?.releasedAt).toBeNull());
});

test('what is written on a card that the room has, is kept from it until it is fit', async () => {
  const room = withMarks();
  const highlightIds = ['h1', 'h2', 'h3'];
  room.do({ kind: 'theme.add', ...ak2, themeId: 't1', themeKind: 'strength', text: 'Dere gir det tid', highlightIds });
  room.do({ kind: 'theme.release', ...ak2, themeId: 't1', on: true });
  await open(room, 'tab');
  await user.click(await screen.findByRole('button', { name: /Styrke 1/ }));
  words().focus();
  words().setSelectionRange(99, 99);
  await user.paste(' som P02');
  expect(screen.getByText('Rommet beholder det gamle kortet til det nye kan slippes.')).toBeTruthy();
  await user.tab();
  await waitFor(() => expect(line.given.some(({ kind }) => kind === 'theme.edit')).toBe(true));
  expect(theme()?.text).toBe('Dere gir det tid');
  expect(words().value).toBe('Dere gir det tid som P02');
});

test('a question is taken further and can stand on the wall', async () => {
  await open(withMarks(), 'tab');
  await user.type(await screen.findByRole('textbox', { name: 'Nytt spørsmål' }), 'Hvem eier ringen?{Enter}');
  await screen.findByRole('textbox', { name: 'Endre spørsmålet «Hvem eier ringen?»' });
  const panel = within(screen.getByRole('region', { name: 'Spørsmål å ta med videre' }));
  await user.click(panel.getByRole('button', { name: 'Vis på veggen' }));
  await waitFor(() => expect(line.rehearsal.session.wall.scene.kind).toBe('questions'));
});

test('what is being written when another card is opened is saved, also within the moment before it would be', async () => {
  const room = withMarks();
  room.do({ kind: 'theme.add', ...ak2, themeId: 't1', themeKind: 'strength', text: 'Dere ser' });
  room.do({ kind: 'theme.add', ...ak2, themeId: 't2', themeKind: 'strength', text: 'Dere hører' });
  await open(room, 'tab');
  await user.click(await screen.findByRole('button', { name: /Styrke 1/ }));
  words().focus();
  words().setSelectionRange(99, 99);
  await user.paste(' mer');
  await user.click(screen.getByRole('button', { name: /Styrke 2/ }));
  await waitFor(() => expect(theme()?.text).toBe('Dere ser mer'));
});

test('a card that rests on few is merged with another of its kind', async () => {
  const room = withMarks();
  room.do({ kind: 'theme.add', ...ak2, themeId: 't1', themeKind: 'strength', text: 'Dere ser', highlightIds: ['h1'] });
  room.do({
    kind: 'theme.add',
    ...ak2,
    themeId: 't2',
    themeKind: 'strength',
    text: 'Dere hører',
    highlightIds: ['h2', 'h3'],
  });
  await open(room, 'tab');
  await user.click(await screen.findByRole('button', { name: /Styrke 1/ }));
  await user.click(screen.getByRole('menuitem', { name: 'Slå sammen med Styrke 2', hidden: true }));
  await waitFor(() => expect(Object.keys(line.rehearsal.session.themes.ak2 ?? {})).toEqual(['t2']));
  expect(Object.keys(line.rehearsal.session.themes.ak2?.t2?.restsOn ?? {}).sort()).toEqual(['h1', 'h2', 'h3']);
});

test('many marks all come, those that are seen first at once', async () => {
  const room = withMarks();
  const mark = { personId: 'p1', highlightKind: 'nextStep' as const, criterionId: 'praksis', start: 0, end: 2 };
  for (let n = 0; n < 200; n += 1) room.do({ kind: 'highlight.add', ...ak2, highlightId: `many${n}`, ...mark });
  await open(room);
  expect(document.querySelectorAll('.feedback-source').length).toBeGreaterThan(2);
  await waitFor(() => expect(document.querySelectorAll('.feedback-source')).toHaveLength(203));
  expect(screen.getByText('201', { selector: '.ui-count' })).toBeTruthy();
});
