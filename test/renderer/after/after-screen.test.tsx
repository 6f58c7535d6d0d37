import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { daysOf } from '../../../domain/agenda.ts';
import type { DeskApi, HostAnswer } from '../../../domain/contract.ts';
import type { DeckPlan } from '../../../domain/deck-slide.ts';
import type { DesktopOrder } from '../../../domain/desktop.ts';
import { inOrder } from '../../../domain/order.ts';
import { AfterScreen } from '../../../renderer/after/AfterScreen.tsx';
import { useDesk } from '../../../renderer/desk-client.ts';
import { CurtainContext } from '../../../renderer/ui/curtain-context.ts';
import { useToasts } from '../../../renderer/ui/toasts.ts';
import { type DeskLine, openDesk } from '../../support/desk-line.ts';
import { NINE, nursingHome } from '../../support/sample-book.ts';
import { sampleDeck } from '../../support/sample-deck.ts';

let line: DeskLine;
const user = userEvent.setup();
const on = { sessionId: 's1' } as const;

/** A host that makes the deck at once. */
const made: Partial<DeskApi> = {
  exportDeck: async () =>
    (async function* () {
      yield { kind: 'progress', percent: 40 } as const;
      yield {
        kind: 'done',
        fileName: 'Samling 1.pptx',
        path: 'exports/Samling 1.pptx',
        slides: 12,
        bytes: 1,
      } as const;
    })(),
  exportPiece: async ({ at }) => ({ ok: true, value: new Blob(at === 0 ? ['x'] : []) }),
};

const deck: Partial<DeskApi> = {
  deckPlan: async ({ language }) => ({ ok: true, value: sampleDeck(language) }),
};

async function* failing(code: string) {
  yield { kind: 'failed', problem: { code } } as const;
}

async function open(services: Partial<DeskApi> = deck, book = nursingHome()) {
  line = await openDesk(book, services);
  render(<AfterScreen />);
  await screen.findByRole('heading', { name: /^Etter samling/ });
}

beforeEach(() => {
  useToasts.setState({ toasts: [] });
  // jsdom keeps no files; what is handed to the browser is looked at through these.
  URL.createObjectURL = () => 'blob:deck';
  URL.revokeObjectURL = () => {};
});
afterEach(() => {
  line.stop();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const session = () => line.rehearsal.session;
const part = (name: string) => screen.getByRole('region', { name });

test('a decision is written down, taken out of the deck and removed again', async () => {
  await open();
  await user.type(within(part('Vedtak')).getByLabelText('Nytt vedtak'), 'Ringen prøves i mars{Enter}');
  await user.click(await screen.findByLabelText('«Ringen prøves i mars» i lysbildene'));
  await waitFor(() => expect(inOrder(session().decisions)[0]?.forDeck).toBe(false));
  await user.click(screen.getByRole('button', { name: 'Fjern «Ringen prøves i mars»' }));
  await waitFor(() => expect(session().decisions).toEqual({}));
  await waitFor(() => expect(useToasts.getState().toasts.at(-1)?.undo).toBe(true));
});

test('a text that was refused stays in the field', async () => {
  await open();
  const field = within(part('Vedtak')).getByLabelText('Nytt vedtak');
  await user.type(field, 'P03 prøver ringen{Enter}');
  await waitFor(() => expect(field).toHaveProperty('value', 'P03 prøver ringen'));
  expect(session().decisions).toEqual({});
});

test('a commitment has an owner and a date, and both can be changed', async () => {
  await open();
  const commitments = part('Avtaler');
  await user.selectOptions(within(commitments).getByLabelText('Hvem'), 'Vakter');
  await user.type(within(commitments).getByLabelText('Ny avtale'), 'Tegne ringen{Enter}');
  const owner = await within(commitments).findByLabelText('Hvem «Tegne ringen» ligger hos');
  expect(inOrder(session().commitments)[0]).toMatchObject({ owner: { kind: 'group', groupId: 'g1' }, due: null });
  await user.selectOptions(owner, 'P04');
  const due = within(commitments).getByLabelText('Dato for «Tegne ringen»');
  await user.type(due, '2027-03-01');
  await user.tab();
  await waitFor(() =>
    expect(inOrder(session().commitments)[0]).toMatchObject({
      owner: { kind: 'person', personId: 'p4' },
      due: '2027-03-01',
    }),
  );
});

test('a parked question is taken up and marked for the deck', async () => {
  await open();
  await user.type(within(part('Parkeringsplassen')).getByLabelText('Parker noe'), 'Nattevakta?{Enter}');
  await user.click(await screen.findByLabelText('«Nattevakta?» er tatt opp'));
  await user.click(screen.getByLabelText('«Nattevakta?» i lysbildene'));
  await waitFor(() =>
    expect(inOrder(session().parked)[0]).toMatchObject({ resolvedAt: expect.any(Number), forDeck: true }),
  );
});

test('a text is changed where it stands', async () => {
  const book = nursingHome();
  book.do({ kind: 'decision.add', ...on, text: 'Ringen' });
  await open(deck, book);
  const field = screen.getByLabelText('Endre «Ringen»');
  await user.type(field, ' prøves');
  await user.tab();
  await waitFor(() => expect(inOrder(session().decisions)[0]?.text).toBe('Ringen prøves'));
});

test('the deck is shown as slides, and again in the other language', async () => {
  await open();
  const slides = await screen.findAllByRole('button', { name: /^Lysbilde \d+:/ });
  expect(slides).toHaveLength(sampleDeck('nb').slides.length);
  expect(slides[0]?.textContent).toContain('Ideene i arbeid');
  await user.click(screen.getByLabelText('English'));
  await screen.findByRole('button', { name: 'Lysbilde 1: The ideas at work' });
});

test('a slide opens at reading size with its notes, and arrow keys turn the pages', async () => {
  await open();
  await user.click(await screen.findByRole('button', { name: 'Lysbilde 1: Ideene i arbeid' }));
  const dialog = screen.getByRole('dialog');
  expect(dialog.textContent).toContain('Si hvem som holder klokka.');
  await user.keyboard('{ArrowRight}');
  expect(dialog.textContent).toContain(`Lysbilde 2 av ${sampleDeck('nb').slides.length}`);
  await user.keyboard('{ArrowLeft}{ArrowLeft}');
  expect(dialog.textContent).toContain('Lysbilde 1 av');
});

test('the export downloads the file and says where it lies', async () => {
  const clicked: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    clicked.push(this.download);
  });
  await open({
    ...deck,
    ...made,
  });
  const button = screen.getByRole('button', { name: 'Lag PowerPoint' });
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  await user.click(button);
  const status = await screen.findByRole('status');
  expect(status.textContent).toContain('exports/Samling 1.pptx');
  expect(clicked).toEqual(['Samling 1.pptx']);
  await user.click(screen.getByRole('button', { name: 'Last ned igjen' }));
  expect(clicked).toHaveLength(2);
});

test('on the desktop an export can be shown where it lies, and a copy saved elsewhere', async () => {
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  const orders: DesktopOrder[] = [];
  const answers: HostAnswer<null>[] = [{ ok: true, value: null }];
  await open({
    ...deck,
    ...made,
    desktop: async (order) => {
      orders.push(order);
      return answers.shift() ?? { ok: false, problem: { code: 'NO_SUCH_FILE' } };
    },
  });
  act(() => useDesk.setState({ screens: { state: 'apart', all: [], wallShown: false, curtain: 'not-needed' } }));
  const button = screen.getByRole('button', { name: 'Lag PowerPoint' });
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  await user.click(button);
  expect(await screen.findByRole('button', { name: /Lagre en kopi/ })).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Vis i mappa' }));
  expect(orders).toEqual([{ kind: 'reveal-export', fileName: 'Samling 1.pptx' }]);
  await user.click(screen.getByRole('button', { name: 'Vis i mappa' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Fant ikke fila');
});

test('an export shows how far it is, and can be cancelled', async () => {
  let ended = false;
  const exporting = async function* () {
    try {
      yield { kind: 'progress', percent: 40 } as const;
      await new Promise(() => {});
    } finally {
      ended = true;
    }
  };
  // As a line does it: whoever stops listening is not kept waiting.
  const line = () => {
    const steps = exporting();
    return {
      [Symbol.asyncIterator]: () => ({
        next: () => steps.next(),
        return: async () => {
          ended = true;
          return { done: true as const, value: undefined };
        },
      }),
    };
  };
  await open({ ...deck, exportDeck: async () => line() });
  const button = screen.getByRole('button', { name: 'Lag PowerPoint' });
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  await user.click(button);
  await waitFor(() =>
    expect(screen.getByRole('progressbar', { name: 'Lager PowerPoint' })).toHaveProperty('value', 40),
  );
  expect(screen.getByText('40 %')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Avbryt' }));
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  expect(ended).toBe(true);
  expect(screen.queryByRole('progressbar')).toBeNull();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a slide with a picture shows it as soon as the host gives it', async () => {
  const sha256 = 'a'.repeat(64);
  const picture = { sha256, type: 'png', width: 4, height: 3, alt: 'Første side av «Byttering»' } as const;
  const withPicture = (plan: DeckPlan): DeckPlan => ({
    ...plan,
    slides: plan.slides.map((slide) => (slide.kind === 'presentation' ? { ...slide, feedback: [], picture } : slide)),
  });
  const asked: string[] = [];
  await open({
    deckPlan: async ({ language }) => ({ ok: true, value: withPicture(sampleDeck(language)) }),
    deckPicture: async (wanted) => {
      asked.push(wanted.sha256);
      return { ok: true, value: new Blob(['png'], { type: 'image/png' }) };
    },
  });
  const slide = await screen.findByRole('button', { name: /Byttering i stedet/ });
  await waitFor(() => expect(slide.querySelector('img')?.getAttribute('src')).toBe('blob:deck'));
  expect(asked).toEqual([sha256]);
});

test('the first page of a file that the room has seen is drawn once, kept by the host, and the slides are planned anew', async () => {
  // jsdom draws nothing: what a browser gives is played here, and looked at in a real one.
  const pen = { drawImage: () => {} } as unknown as CanvasRenderingContext2D;
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation((() => pen) as never);
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) => done(new Blob(['jpeg'])));
  vi.stubGlobal('createImageBitmap', async () => ({ width: 400, height: 300, close: () => {} }));
  const book = nursingHome();
  const sha256 = 'b'.repeat(64);
  const talk = { ...on, presentationId: 'pr' } as const;
  const file = { ...talk, fileId: 'f' } as const;
  const attachment = { id: 'f', sha256, ext: 'webp', name: 'a.webp', bytes: 1, mime: 'image/webp', addedAt: 1 };
  const facts = { form: 'picture' as const, pages: 1, width: 4, height: 3, troubles: [] };
  book.do({ kind: 'presentation.add', ...talk, presentationKind: 'project', title: 'Byttering' });
  book.do({ kind: 'presentation.attach', ...talk, attachment });
  book.do({ kind: 'file.inspected', ...file, facts, showsAs: 'picture' });
  book.do({ kind: 'file.release', ...file, on: true });
  const kept: string[] = [];
  let plans = 0;
  await open(
    {
      deckPlan: async ({ language }) => {
        plans += 1;
        return { ok: true, value: sampleDeck(language) };
      },
      shownFile: async () => ({ ok: true, value: { file: new Blob(['webp']) } }),
      keepFirstPage: async (given) => {
        kept.push(given.sha256);
        return { ok: true, value: null };
      },
    },
    book,
  );
  await waitFor(() => expect(kept).toEqual([sha256]));
  await waitFor(() => expect(plans).toBe(2));
  expect(kept).toEqual([sha256]);
});

test('an export that fails says what is safe, and can be tried again', async () => {
  await open({ ...deck, exportDeck: async () => failing('NOT_A_CODE') });
  const button = screen.getByRole('button', { name: 'Lag PowerPoint' });
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  await user.click(button);
  expect((await screen.findByRole('alert')).textContent).toContain('Ingenting er tapt');
  expect(screen.getByRole('button', { name: 'Prøv igjen' })).toBeTruthy();
});

test('closing the day asks first and says that the call names go, and the day can be opened again', async () => {
  await open();
  await user.click(screen.getByRole('button', { name: 'Avslutt dag 1' }));
  const dialog = screen.getByRole('dialog');
  expect(dialog.textContent).toContain('Tiltalenavnene for dagen slettes og kommer ikke tilbake.');
  await user.click(within(dialog).getByRole('button', { name: 'Avslutt dag 1' }));
  await waitFor(() => expect(daysOf(session())[0]?.closedAt).not.toBeNull());
  expect(useToasts.getState().toasts.at(-1)?.undo).toBe(false);
  await user.click(await screen.findByRole('button', { name: 'Åpne dagen igjen' }));
  await waitFor(() => expect(daysOf(session())[0]?.closedAt).toBeNull());
});

test('a day that was closed the morning after says on which date', async () => {
  const book = nursingHome();
  const dayId = daysOf(book.session)[0]?.id ?? '';
  book.do({ kind: 'run.start', ...on, dayId }, NINE);
  book.do({ kind: 'day.close', ...on, dayId }, NINE + 23 * 3_600_000);
  await open(deck, book);
  expect(screen.getByText('Avsluttet onsdag 25. november kl. 08:00')).toBeTruthy();
});

test('a draft is finished from the loose ends', async () => {
  const book = nursingHome();
  book.do({ kind: 'note.begin', ...on, noteId: 'n', itemId: 'ideas', text: 'Latter, så stille' });
  await open(deck, book);
  await user.click(within(part('Løse tråder')).getByRole('button', { name: 'Ferdig' }));
  await waitFor(() => expect(session().notes.n?.state).toBe('written'));
  await user.click(await screen.findByText('1 notat blir hos dere'));
  await user.click(screen.getByLabelText('«Latter, så stille» i lysbildene'));
  await waitFor(() => expect(session().notes.n?.forDeck).toBe(true));
});

test('behind the curtain only the numbers and the slides are in the document', async () => {
  const book = nursingHome();
  book.do({ kind: 'note.begin', ...on, itemId: 'ideas', text: 'Hemmelig utkast' });
  book.do({ kind: 'parked.add', ...on, text: 'Hemmelig spørsmål' });
  line = await openDesk(book, deck);
  render(
    <CurtainContext value={true}>
      <AfterScreen />
    </CurtainContext>,
  );
  await screen.findByRole('button', { name: 'Lysbilde 1: Ideene i arbeid' });
  expect(document.body.textContent).not.toContain('Hemmelig');
});

test('without a session the screen says so and leads to the start', async () => {
  const book = nursingHome();
  const { programme } = book.book;
  book.book = { programme: { ...programme, openSessionId: null }, sessions: {} };
  line = await openDesk(book, deck);
  render(<AfterScreen />);
  expect(screen.getByRole('link', { name: 'Til start' }).getAttribute('href')).toBe('#/');
});
