import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { expect, type Page, test } from '@playwright/test';
import { WebSocket } from 'ws';
import type { DeskApi } from '../../domain/contract.ts';
import { giveAll, goTo, onDisk, openDesk, type Prepared, prepareProgramme, Watch } from '../support/desk-pages.ts';
import { type Serving, startSamling } from '../support/start-samling.ts';

const HOSTILE = [
  '**fet skrift**',
  '<script>window.__x = 1</script>',
  '![et bilde](https://example.com/spy.png)',
  '<img src="https://example.com/raw.png" onerror="window.__x = 1">',
  '<style>body { display: none }</style><iframe src="https://example.com/"></iframe>',
  '[en lenke](javascript:window.__x=1)',
].join('\n\n');

let prepared: Prepared;
let serving: Serving;

test.beforeAll(async () => {
  prepared = await prepareProgramme();
  const { programme, session } = await onDisk(prepared);
  const [day] = Object.values(session.days);
  const on = { sessionId: session.id };
  const itemId = Object.values(session.items).find((item) => item.cards !== null)?.id ?? '';
  const [personId = ''] = Object.keys(programme.people);
  await giveAll(prepared, [
    { kind: 'name.set', personId, name: 'Quetzalina Østgård' },
    { kind: 'run.start', ...on, dayId: day?.id, itemId },
    { kind: 'note.begin', ...on, itemId, text: HOSTILE, finished: true },
    { kind: 'card.add', ...on, itemId, text: '<img src=x onerror="window.__x=1"> & <b>kort</b>' },
    { kind: 'card.release', ...on, itemId },
    { kind: 'wall.show', ...on, scene: { kind: 'cards', itemId } },
  ]);
  serving = await startSamling(prepared.folder, prepared.home);
});
test.afterAll(async () => {
  await serving?.stop();
  await prepared?.remove();
});

const tripped = (page: Page) => page.evaluate(() => (window as unknown as { __x?: unknown }).__x);

test('a note with scripts, pictures from elsewhere and raw HTML is only read', async ({ context }) => {
  const watch = new Watch(context, serving.desk);
  const desk = await openDesk(context, serving.desk, '/run');
  await expect(desk.getByRole('tabpanel').locator('strong', { hasText: 'fet skrift' })).toBeVisible();
  const notes = desk.getByRole('tabpanel');
  await expect(notes.locator('script, img[src^="http"], iframe, style, [onerror], a[href^="javascript"]')).toHaveCount(
    0,
  );
  for (const screen of ['/after', '/print/notes', '/run']) await goTo(desk, screen);
  expect(await tripped(desk)).toBeUndefined();
  expect([watch.strangers, watch.complaints]).toEqual([[], []]);
});

test('a card with HTML stands on the wall as the letters it is made of', async ({ context }) => {
  const watch = new Watch(context, serving.desk);
  const wall = await context.newPage();
  await wall.goto(serving.plenum);
  await expect(wall.locator('.wall-cards')).toContainText('<b>kort</b>');
  await expect(wall.locator('.wall-cards img')).toHaveCount(0);
  expect(await tripped(wall)).toBeUndefined();
  expect([watch.strangers, watch.complaints]).toEqual([[], []]);
});

test('the wall may look and nothing else, whatever its socket is made to ask', async () => {
  const { api, close } = await lineOf(serving.plenum);
  const { session } = await onDisk(prepared);
  const command = { kind: 'wall.black', sessionId: session.id, on: true } as const;
  const asked: [string, Promise<unknown>][] = [
    ['dispatch', api.dispatch({ id: 'fromthewall', by: 'F1', command })],
    ['names', api.names({})],
    ['home', api.home({})],
    ['rehearse', api.rehearse({ on: true })],
    ['exportDeck', api.exportDeck({ sessionId: session.id, language: 'nb' })],
    ['deskFeed', api.deskFeed({ since: null }).then((feed) => feed[Symbol.asyncIterator]().next())],
  ];
  for (const [what, answer] of asked) {
    const refused = await answer.catch((error: unknown) => error);
    expect(refused, what).toMatchObject({ code: 'FORBIDDEN' });
    expect(JSON.stringify(refused), what).not.toContain('Quetza');
  }
  expect((await onDisk(prepared)).session.wall.black).toBe(false);
  close();
});

test('a token that is nobody’s opens nothing', async ({ context }) => {
  const desk = await context.newPage();
  await desk.goto(`${new URL(serving.desk).origin}/#token=${'x'.repeat(43)}`);
  await expect(desk.locator('body')).not.toContainText('Fjordgløtt');
  await expect(lineOf(`${new URL(serving.desk).origin}/#token=${'x'.repeat(43)}`)).rejects.toThrow('4401');
});

/** A line to the host as a page has it, with the token of an address. */
async function lineOf(url: string): Promise<{ api: DeskApi; close: () => void }> {
  const { host, origin, hash } = new URL(url);
  const socket = new WebSocket(`ws://${host}/rpc`, { headers: { origin } });
  socket.binaryType = 'arraybuffer';
  await new Promise((open) => socket.once('open', open));
  const greeted = new Promise((ready, refused) => {
    socket.once('message', ready);
    socket.once('close', (code) => refused(new Error(String(code))));
  });
  socket.send(JSON.stringify({ token: hash.replace('#token=', '') }));
  await greeted;
  const api = createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
  return { api: api as unknown as DeskApi, close: () => socket.close() };
}
