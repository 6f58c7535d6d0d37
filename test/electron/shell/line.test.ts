import type { MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeskApi, Role } from '../../../domain/contract.ts';
import type { DeskHost } from '../../../electron/desk/host.ts';
import { asDeskApi, router } from '../../../electron/desk/router.ts';
import { serveLine } from '../../../electron/shell/line.ts';
import {
  app,
  portFromPage,
  resetElectron,
  sendToMain,
  WebContents,
  WebFrameMain,
} from '../../support/electron-stub/index.ts';
import { Cleanup, give, liveHost, newProgramme, nextOf, reading } from '../../support/live-host.ts';

const cleanup = new Cleanup();
const roles = new Map<number, Role>();
let host: DeskHost;

beforeEach(async () => {
  resetElectron();
  app.becomeReady();
  roles.clear();
  ({ host } = await liveHost(cleanup));
  cleanup.later(serveLine({ host, roleOf: (id) => roles.get(id) ?? null }));
});

afterEach(() => cleanup.run());

/** A page of a role, as it stands in its window. */
async function pageOf(role: Role | null, address = `app://${role}/`): Promise<WebContents> {
  const contents = new WebContents({});
  if (role) roles.set(contents.id, role);
  await contents.loadURL(address);
  return contents;
}

interface PageLine {
  readonly port: MessagePort;
  readonly closed: Promise<string>;
  readonly heard: unknown[];
}

/** Has a page hand over a port, and listens at its other end. */
function handOver(
  contents: WebContents,
  frame: WebFrameMain | null = contents.mainFrame,
  message: unknown = null,
): PageLine {
  const { page, main } = portFromPage();
  cleanup.later(() => page.close());
  const heard: unknown[] = [];
  page.on('message', (data) => heard.push(data));
  const closed = new Promise<string>((resolve) => page.once('close', () => resolve('closed')));
  sendToMain(contents, 'samling:line', message, [main], frame);
  return { port: page, closed, heard };
}

/** A line that was greeted, and the contract over it. */
async function lineOf(role: Role): Promise<PageLine & { api: DeskApi; contents: WebContents }> {
  const contents = await pageOf(role);
  const line = handOver(contents);
  await expect.poll(() => line.heard).toEqual([{ kind: 'ready', wallUrl: null }]);
  return { ...line, contents, api: asDeskApi(createORPCClient(new RPCLink({ port: line.port }))) };
}

const call = (port: MessagePort, message: unknown) => port.postMessage(message);
const home = JSON.stringify({ i: '1', p: { u: '/home', b: { json: {} } } });

describe('the line of a page in a window of the app', () => {
  it('carries the whole contract for the desk', async () => {
    const { api } = await lineOf('desk');
    expect(await api.createProgramme(newProgramme)).toEqual({ ok: true, value: null });
    const read = await reading(cleanup, api.deskFeed({ since: null }));
    expect((await nextOf(read, 'snapshot')).programme?.name).toBe('Prøve');
  });

  it('carries the bytes of a file both ways', async () => {
    const { api } = await lineOf('desk');
    await api.createProgramme(newProgramme);
    const bytes = new Uint8Array(600_000).fill(7);
    bytes.set(Buffer.from('%PDF-1.7\n'));
    const opened = await api.intakeOpen({ name: 'ark.pdf', bytes: bytes.length });
    if (!opened.ok) throw new Error(opened.problem.code);
    const { intakeId } = opened.value;
    expect(await api.intakeWrite({ intakeId, piece: new Blob([bytes]) })).toEqual({ ok: true, value: null });
    const kept = await api.intakeFinish({ intakeId });
    if (!kept.ok) throw new Error(kept.problem.code);
    const sessionId = host.programme?.shown.programme.openSessionId ?? '';
    const place = { sessionId, presentationId: 'pr1' };
    await give(api, { kind: 'presentation.add', ...place, presentationKind: 'project', title: 'Vakter' });
    await give(api, { kind: 'presentation.attach', ...place, attachment: kept.value });
    const back = await api.attachment({ sha256: kept.value.sha256 });
    if (!back.ok) throw new Error(back.problem.code);
    expect(new Uint8Array(await back.value.file.arrayBuffer())).toEqual(bytes);
  });

  it.each(Object.keys(router))('lets the wall call %s only when it is what walls follow', async (procedure) => {
    const { api } = await lineOf('plenum');
    const call = (api as unknown as Record<string, (input: object) => Promise<unknown>>)[procedure];
    const answer = await call?.({}).then(
      () => 'answered',
      (error: { code?: string }) => error.code,
    );
    // Files are asked for by their hash, and that one is on the wall is checked where they are read.
    const open: Record<string, string> = { plenumFeed: 'answered', clock: 'answered', shownFile: 'BAD_REQUEST' };
    expect(answer).toBe(open[procedure] ?? 'FORBIDDEN');
  });

  it.each(Object.keys(router))('lets the desk call %s', async (procedure) => {
    const { api } = await lineOf('desk');
    const call = (api as unknown as Record<string, (input: object) => Promise<unknown>>)[procedure];
    const answer = await call?.({}).then(
      () => 'answered',
      (error: { code?: string }) => error.code,
    );
    expect(['answered', 'BAD_REQUEST']).toContain(answer);
  });

  it('is of the role that the window has, whatever the page says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<Role>('desk', 'plenum'),
        fc.oneof(fc.constantFrom({ role: 'desk' }, 'desk', { samling: 'line', role: 'desk' }), fc.jsonValue()),
        async (role, said) => {
          const line = handOver(await pageOf(role), undefined, said);
          call(line.port, home);
          await expect.poll(() => line.heard.length).toBe(2);
          const answer = JSON.parse(String(line.heard[1])) as { p: { s?: number } };
          expect(answer.p.s ?? 200).toBe(role === 'desk' ? 200 : 403);
          line.port.close();
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('a port that is refused', () => {
  const refusals: Record<string, () => Promise<[WebContents, (WebFrameMain | null)?]>> = {
    'whose frame has gone': async () => [await pageOf('desk'), null],
    'of a frame within the page': async () => {
      const contents = await pageOf('desk');
      const frame = new WebFrameMain();
      Object.assign(frame, { parent: contents.mainFrame, origin: 'app://desk', url: 'app://desk/' });
      return [contents, frame];
    },
    'of a window that is nobody’s': async () => [await pageOf(null, 'app://desk/')],
    'of a page without an origin': async () => {
      const contents = await pageOf('desk');
      contents.mainFrame.origin = 'null';
      return [contents];
    },
    'of the other role’s page': async () => [await pageOf('desk', 'app://plenum/')],
    'of a page from elsewhere': async () => [await pageOf('desk', 'https://desk/')],
    'of a page whose host begins like ours': async () => [await pageOf('desk', 'app://desk.evil/')],
    'of a page not loaded yet': async () => {
      const contents = new WebContents({});
      roles.set(contents.id, 'desk');
      return [contents];
    },
  };

  it.each(Object.keys(refusals))('%s is closed, and nothing is said over it', async (what) => {
    const [contents, frame] = (await refusals[what]?.()) ?? [];
    if (!contents) throw new Error('no page');
    const line = handOver(contents, frame);
    call(line.port, home);
    expect(await line.closed).toBe('closed');
    expect(line.heard).toEqual([]);
  });

  it('came with another, or was none', async () => {
    const contents = await pageOf('desk');
    const [first, second] = [portFromPage(), portFromPage()];
    const closed = Promise.all(
      [first, second].map(({ page }) => new Promise((resolve) => page.once('close', () => resolve('closed')))),
    );
    sendToMain(contents, 'samling:line', null, [first.main, second.main]);
    expect(await closed).toEqual(['closed', 'closed']);
    sendToMain(contents, 'samling:line', null, []);
    expect(handOver(contents).port).toBeDefined();
  });
});

describe('a line ends', () => {
  it.each<[string, (contents: WebContents) => void]>([
    ['when its page begins anew', (contents) => contents.startNavigation({ url: 'app://desk/#/plan' })],
    ['when its window shows another page after all', (contents) => contents.emit('did-navigate', {}, 'app://plenum/')],
    ['when its page crashes', (contents) => contents.crash()],
    ['when its window is gone', (contents) => contents.destroy()],
    ['when the page hands over a new one', (contents) => void handOver(contents)],
  ])('%s, and its feed with it', async (_what, happen) => {
    const { api, contents, closed } = await lineOf('desk');
    const read = await reading(cleanup, api.plenumFeed({}));
    await read();
    const ended = read().catch(() => 'ended');
    happen(contents);
    expect(await closed).toBe('closed');
    expect(await ended).toBe('ended');
  });

  it('and a wall whose page is gone is no longer counted', async () => {
    const desk = await lineOf('desk');
    const read = await reading(cleanup, desk.api.deskFeed({ since: null }));
    await nextOf(read, 'walls');
    const wall = await lineOf('plenum');
    const view = await reading(cleanup, wall.api.plenumFeed({}));
    await view();
    expect((await nextOf(read, 'walls')).count).toBe(1);
    wall.contents.crash();
    expect((await nextOf(read, 'walls')).count).toBe(0);
  });

  it('and one that the page closes is forgotten', async () => {
    const { port, contents } = await lineOf('desk');
    port.close();
    await expect.poll(() => contents.listenerCount('did-start-navigation')).toBe(0);
    const again = handOver(contents);
    await expect.poll(() => again.heard).toHaveLength(1);
  });

  it.each<[string, { url: string; isSameDocument?: boolean; isMainFrame?: boolean }]>([
    ['moves within itself', { url: 'app://desk/#/plan', isSameDocument: true }],
    ['asks for an address that it does not get', { url: 'https://www.udir.no/' }],
    ['has a frame that moves', { url: 'app://desk/', isMainFrame: false }],
  ])('but not when the page %s', async (_what, navigation) => {
    const { api, contents } = await lineOf('desk');
    contents.startNavigation(navigation);
    expect((await api.home({})).open).toBeNull();
  });

  it.each<[string, unknown]>([
    ['what is no message', 'hello'],
    ['a thing that is neither words nor bytes', { i: '1', p: { u: '/home' } }],
    ['a number', 7],
    ['nothing', null],
    ['bytes that say nothing', new Uint8Array([0, 1, 255, 3])],
    ['a call of another place', JSON.stringify({ i: '1', p: { u: 'http://evil.example/x' } })],
    ['a call by another method', JSON.stringify({ i: '1', p: { u: '/home', m: 'GET' } })],
    ['headers that are none', JSON.stringify({ i: '1', p: { u: '/home', h: { 'content-type': 7 } } })],
    ['a message that is too large', JSON.stringify({ i: '1', p: { u: '/home', b: 'x'.repeat(1_500_000) } })],
    ['bytes that are too many', new Uint8Array(1_500_000)],
  ])('on %s, and the desk lives on', async (_what, message) => {
    const bad = await lineOf('desk');
    call(bad.port, message);
    expect(await bad.closed).toBe('closed');
    const { api } = await lineOf('desk');
    expect((await api.home({})).open).toBeNull();
  });

  it('on more than a wall has to say', async () => {
    const wall = await lineOf('plenum');
    call(wall.port, JSON.stringify({ i: '1', p: { u: '/plenumFeed', b: 'x'.repeat(5000) } }));
    expect(await wall.closed).toBe('closed');
  });

  it('never over a file that cannot be read', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { port, api } = await lineOf('desk');
    call(port, JSON.stringify({ i: '9', p: { u: '/home', h: { 'content-type': 'multipart/form-data' }, b: {} } }));
    await expect.poll(() => said.mock.calls.length).toBe(1);
    expect((await api.home({})).open).toBeNull();
    said.mockRestore();
  });

  it('never because a page takes back a call that is not there', async () => {
    const { port, api } = await lineOf('desk');
    call(port, JSON.stringify({ i: '9', t: 4 }));
    expect((await api.home({})).open).toBeNull();
  });
});
