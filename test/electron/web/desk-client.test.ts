import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { CommandInput } from '../../../domain/commands.ts';
import type { PlenumEvent } from '../../../domain/contract.ts';
import type { DeskHost } from '../../../electron/desk/host.ts';
import type { Web } from '../../../electron/web/server.ts';
import type { ConnectionState } from '../../../renderer/connection.ts';
import { Cleanup, liveHost, liveWeb, newProgramme, temporaryFolder } from '../../support/live-host.ts';

const cleanup = new Cleanup();
let host: DeskHost;
let web: Web;
let stateFolder: string;
let address: URL;
const sockets: WebSocket[] = [];

/** What the clients use of a browser, around a real socket. */
function beBrowserAt(url: string): void {
  address = new URL(url);
  const kept = new Map<string, string>();
  const page = new EventTarget();
  vi.stubGlobal('location', address);
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  });
  vi.stubGlobal('history', {
    replaceState: (_state: unknown, _title: string, path: string) => {
      address.hash = '';
      expect(path).toBe(address.pathname);
    },
  });
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  vi.stubGlobal(
    'WebSocket',
    class extends WebSocket {
      constructor(to: string) {
        super(to, { origin: address.origin });
        this.on('error', () => {});
        sockets.push(this);
      }
    },
  );
}

/** The clients as a page loads them, with a memory of its own. */
async function loadClients() {
  vi.resetModules();
  const desk = await import('../../../renderer/desk-client.ts');
  const plenum = await import('../../../renderer/plenum-client.ts');
  return { ...desk, ...plenum };
}

beforeEach(async () => {
  ({ host } = await liveHost(cleanup));
  stateFolder = await temporaryFolder(cleanup);
  web = await liveWeb(cleanup, host, { stateFolder });
  beBrowserAt(web.deskUrl);
});

afterEach(async () => {
  await cleanup.run();
  sockets.splice(0);
  vi.unstubAllGlobals();
});

async function liveDesk() {
  const client = await loadClients();
  cleanup.later(client.startDesk());
  const state = client.useDesk.getState;
  await expect.poll(() => state().ready).toBe(true);
  const sessionId = () => state().session?.id ?? '';
  return { ...client, state, sessionId };
}

const decision = (sessionId: string, text: string): CommandInput => ({ kind: 'decision.add', sessionId, text });

describe('the desk in a page', () => {
  it('takes its token out of the address bar and keeps it for the tab', async () => {
    await liveDesk();
    expect(address.href).not.toContain('token');
    expect(sessionStorage.getItem('samling.token.desk')).toHaveLength(43);
  });

  it('follows what the host tells, and lets the first facilitator be at the keys', async () => {
    const { state, deskApi, dispatch, sessionId } = await liveDesk();
    expect(state()).toMatchObject({ programme: null, connection: 'live', wallUrl: web.plenumUrl });
    expect(await deskApi.createProgramme(newProgramme)).toEqual({ ok: true, value: null });
    await expect.poll(() => state().session?.kind).toBe('kickoff');
    expect(state()).toMatchObject({ by: 'F1', language: 'nb' });
    const answer = await dispatch(decision(sessionId(), 'Én vaktliste'));
    expect(answer.ok).toBe(true);
    await expect
      .poll(() => Object.values(state().session?.decisions ?? {}).map((one) => one.text))
      .toEqual(['Én vaktliste']);
    expect(state()).toMatchObject({ pending: 0, unsavedSince: null, undo: 'decision.add' });
    expect(host.programme?.shown.sessions[sessionId()]?.decisions).toEqual(state().session?.decisions);
  });

  it('looks on at what the room sees', async () => {
    const { state, deskApi, dispatch, sessionId } = await liveDesk();
    await deskApi.createProgramme(newProgramme);
    await expect.poll(() => state().session?.kind).toBe('kickoff');
    await dispatch({ kind: 'wall.show', sessionId: sessionId(), scene: { kind: 'welcome', itemId: null } });
    await expect.poll(() => state().wallView?.scene.kind).toBe('welcome');
    expect(state().walls).toBe(0);
  });

  it('tells whoever listens of a refusal', async () => {
    const { deskApi, dispatch, onRefusal } = await liveDesk();
    await deskApi.createProgramme(newProgramme);
    const heard: unknown[] = [];
    onRefusal((refusal, command) => heard.push([refusal.code, command.kind]));
    await dispatch({ kind: 'person.remove', personId: 'nobody' });
    expect(heard).toEqual([['NO_SUCH_RECORD', 'person.remove']]);
  });

  it('keeps commands while the line is down, and gives them in order when it is back', async () => {
    const { state, deskApi, dispatch, sessionId } = await liveDesk();
    await deskApi.createProgramme(newProgramme);
    await expect.poll(() => state().session?.kind).toBe('kickoff');
    const items = Object.keys(state().session?.items ?? {});
    await web.close();
    await expect.poll(() => state().connection).toBe('waiting');
    const begun = dispatch({ kind: 'note.begin', sessionId: sessionId(), itemId: items[0] ?? '', noteId: 'n1' });
    const spliced = [...'mens linja var nede'].map((insert, at) =>
      dispatch({ kind: 'note.splice', sessionId: sessionId(), noteId: 'n1', base: at, at, remove: 0, insert }),
    );
    expect(state().pending).toBe(20);
    expect(state().unsavedSince).not.toBeNull();
    // The host itself goes on, and so does what it knows.
    await host.dispatch({ id: 'c1', by: 'F2', command: { kind: 'programme.edit', name: 'Imens' } }, 'desk');
    web = await liveWeb(cleanup, host, { stateFolder });
    expect((await Promise.all([begun, ...spliced])).every((answer) => answer.ok)).toBe(true);
    await expect.poll(() => state().session?.notes.n1?.text).toBe('mens linja var nede');
    expect(state()).toMatchObject({ connection: 'live', pending: 0, unsavedSince: null });
    expect(state().programme?.name).toBe('Imens');
  });

  it('gets the first answer when the line broke before it came, and the host has one record', async () => {
    const { state, deskApi, dispatch, sessionId } = await liveDesk();
    await deskApi.createProgramme(newProgramme);
    await expect.poll(() => state().session?.kind).toBe('kickoff');
    const answered = dispatch(decision(sessionId(), 'Én vaktliste'));
    // The command is out, its answer never comes in.
    sockets.at(-1)?.pause();
    await expect.poll(() => Object.keys(host.programme?.shown.sessions[sessionId()]?.decisions ?? {})).toHaveLength(1);
    sockets.at(-1)?.terminate();
    expect(await answered).toMatchObject({ ok: true });
    expect(Object.keys(host.programme?.shown.sessions[sessionId()]?.decisions ?? {})).toHaveLength(1);
  });

  it('gives up where its token is of another day, and tries no more', async () => {
    beBrowserAt(`http://127.0.0.1:${web.port}/#token=${'A'.repeat(43)}`);
    const client = await loadClients();
    cleanup.later(client.startDesk());
    await expect.poll(() => client.useDesk.getState().connection).toBe('refused');
    expect(sockets).toHaveLength(1);
  });

  it('sends a file in pieces, tells how far it is, and can be stopped', async () => {
    const { deskApi } = await liveDesk();
    await deskApi.createProgramme(newProgramme);
    const file = new File([new Uint8Array(2_500_000)], 'lyd.bin');
    const progress: number[] = [];
    const taken = await deskApi.takeIn(file, (bytes) => progress.push(bytes));
    expect(taken).toMatchObject({ ok: true, value: { name: 'lyd.bin', bytes: 2_500_000 } });
    expect(progress).toEqual([1_048_576, 2_097_152, 2_500_000]);
    const stop = new AbortController();
    const stopped = deskApi.takeIn(file, () => stop.abort(), stop.signal);
    expect(await stopped).toEqual({ ok: false, problem: { code: 'CANCELLED' } });
  });

  it('asks again when the line broke under a question, and says so when it broke under an act', async () => {
    const { state, deskApi } = await liveDesk();
    await web.close();
    await expect.poll(() => state().connection).not.toBe('live');
    const asked = deskApi.home();
    web = await liveWeb(cleanup, host, { stateFolder });
    expect((await asked).open).toBeNull();
    await expect.poll(() => state().connection).toBe('live');
    const acted = deskApi.createProgramme(newProgramme);
    sockets.at(-1)?.terminate();
    expect(await acted).toEqual({ ok: false, problem: { code: 'CONNECTION_LOST' } });
  });
});

describe('the wall in a page', () => {
  it('gets views, keeps the last while the host is away, and comes back by itself', async () => {
    const desk = await liveDesk();
    await desk.deskApi.createProgramme(newProgramme);
    await expect.poll(() => desk.state().session?.kind).toBe('kickoff');
    beBrowserAt(web.plenumUrl);
    const { connectPlenum } = await loadClients();
    const views: PlenumEvent[] = [];
    const states: ConnectionState[] = [];
    cleanup.later(
      connectPlenum({ onView: (event) => views.push(event), onState: (state) => states.push(state), onLine: () => {} }),
    );
    await expect.poll(() => views.length).toBe(1);
    await expect.poll(() => desk.state().walls).toBe(1);
    await web.close();
    await expect.poll(() => states.at(-1)).toBe('waiting');
    expect(views).toHaveLength(1);
    const command = { kind: 'wall.show', sessionId: desk.sessionId(), scene: { kind: 'welcome', itemId: null } };
    await host.dispatch({ id: 'c1', by: 'F1', command }, 'desk');
    web = await liveWeb(cleanup, host, { stateFolder });
    await expect.poll(() => views.at(-1)?.view.scene.kind).toBe('welcome');
  });
});
