import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyPatches } from '../../../domain/apply-patches.ts';
import type { DeskApi } from '../../../domain/contract.ts';
import type { Session } from '../../../domain/session.ts';
import type { DeskHost } from '../../../electron/desk/host.ts';
import {
  Cleanup,
  give,
  liveHost,
  liveWeb,
  newProgramme,
  nextOf,
  overPort,
  overSocket,
  reading,
} from '../../support/live-host.ts';

const papers = { language: 'nb', what: 'protocol', format: 'md', texts: false, names: false } as const;

const cleanup = new Cleanup();
let host: DeskHost;

beforeEach(async () => {
  ({ host } = await liveHost(cleanup));
});

afterEach(() => cleanup.run());

const transports: Record<string, (role: 'desk' | 'plenum') => Promise<DeskApi>> = {
  MessagePort: async (role) => overPort(cleanup, host, role),
  WebSocket: async (role) => (await overSocket(cleanup, await liveWeb(cleanup, host), role)).api,
};

describe.each(Object.entries(transports))('the contract over a %s', (_name, connect) => {
  it('begins with everything, and then tells each change with its steps', async () => {
    const api = await connect('desk');
    expect(await api.createProgramme(newProgramme)).toEqual({ ok: true, value: null });
    const read = await reading(cleanup, api.deskFeed({ since: null }));
    const start = await nextOf(read, 'snapshot');
    expect(start.programme?.name).toBe('Prøve');
    expect(start.session?.kind).toBe('kickoff');
    expect(
      Object.values(start.programme?.people ?? {})
        .map((one) => one.code)
        .sort(),
    ).toEqual(['P01', 'P02', 'P03', 'P04', 'P05', 'P06']);
    // A new programme begins with the coursework of the templates.
    const coursework = Object.values(start.programme?.coursework ?? {});
    expect(coursework.map(({ key, title }) => `${key} ${title}`)).toEqual([
      'AK1 Refleksjonsnotat',
      'AK2 Forberedt lesing og presentasjon',
      'AK3 Innovasjonspresentasjon med tekst',
    ]);
    const session = start.session as Session;
    const itemId = Object.keys(session.items)[0] ?? '';
    const answer = await give(api, { kind: 'note.begin', sessionId: session.id, itemId, text: 'Rolig start' }, 'c1');
    const change = await nextOf(read, 'change');
    expect(change).toMatchObject({ commandId: 'c1', command: 'note.begin', seq: start.seq + 1 });
    const after = applyPatches(session, change.patches[`session/${session.id}`] ?? []);
    const noteId = answer.ok ? (answer.ids[0] ?? '') : '';
    expect(after.ok && after.value?.notes[noteId]?.text).toBe('Rolig start');
  });

  it('refuses with a code and changes nothing', async () => {
    const api = await connect('desk');
    await api.createProgramme(newProgramme);
    expect(await give(api, { kind: 'person.remove', personId: 'nobody' })).toEqual({
      ok: false,
      refusal: { code: 'NO_SUCH_RECORD', params: { record: 'person' } },
    });
    expect(await give(api, { kind: 'nothing.of-the-kind' } as never)).toMatchObject({
      refusal: { code: 'UNKNOWN_COMMAND' },
    });
  });

  it('keeps the order of commands that are given without waiting', async () => {
    const api = await connect('desk');
    await api.createProgramme(newProgramme);
    const read = await reading(cleanup, api.deskFeed({ since: null }));
    const { session } = await nextOf(read, 'snapshot');
    const sessionId = session?.id ?? '';
    const itemId = Object.keys(session?.items ?? {})[0] ?? '';
    const begun = give(api, { kind: 'note.begin', sessionId, itemId, noteId: 'n1' });
    const letters = [...'Alle kommandoer holder rekkefølgen, også når de kommer tett.'];
    const spliced = letters.map((insert, at) =>
      give(api, { kind: 'note.splice', sessionId, noteId: 'n1', base: at, at, remove: 0, insert }),
    );
    for (const answer of await Promise.all([begun, ...spliced])) expect(answer.ok).toBe(true);
    expect(host.programme?.shown.sessions[sessionId]?.notes.n1?.text).toBe(letters.join(''));
  });

  it('takes a file in pieces and gives back the same bytes', async () => {
    const api = await connect('desk');
    await api.createProgramme(newProgramme);
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2_500_000, 7)]);
    const opened = await api.intakeOpen({ name: 'lysbilder.pdf', bytes: bytes.length });
    if (!opened.ok) throw new Error(opened.problem.code);
    const { intakeId } = opened.value;
    for (let at = 0; at < bytes.length; at += 1_000_000) {
      const piece = new Blob([bytes.subarray(at, at + 1_000_000)]);
      expect(await api.intakeWrite({ intakeId, piece })).toEqual({ ok: true, value: null });
    }
    const taken = await api.intakeFinish({ intakeId });
    if (!taken.ok) throw new Error(taken.problem.code);
    const sessionId = host.programme?.shown.programme.openSessionId ?? '';
    await give(api, {
      kind: 'presentation.add',
      sessionId,
      presentationId: 'pr1',
      presentationKind: 'project',
      title: 'Vakter',
    });
    const attach = { kind: 'presentation.attach', sessionId, presentationId: 'pr1', attachment: taken.value } as const;
    expect(await give(api, attach)).toMatchObject({ ok: true });
    const read = await api.attachment({ sha256: taken.value.sha256 });
    if (!read.ok) throw new Error(read.problem.code);
    expect(Buffer.from(await read.value.file.arrayBuffer()).equals(bytes)).toBe(true);
    expect(read.value.name).toBe('lysbilder.pdf');
  });

  it('shows the wall whole views, and only what was shown', async () => {
    const api = await connect('desk');
    await api.createProgramme(newProgramme);
    const wall = await connect('plenum');
    const read = await reading(cleanup, wall.plenumFeed({}));
    expect((await read()).view.scene.kind).toBe('blank');
    const sessionId = host.programme?.shown.programme.openSessionId ?? '';
    await give(api, { kind: 'wall.show', sessionId, scene: { kind: 'welcome', itemId: null } });
    expect((await read()).view.scene.kind).toBe('welcome');
  });

  it('says where people stand in a session that rests on the disk', async () => {
    const api = await connect('desk');
    await api.createProgramme(newProgramme);
    const { programme } = host.programme?.shown ?? expect.fail('nothing is open');
    const first = programme.openSessionId ?? '';
    const [personId = ''] = Object.keys(programme.people);
    const [courseworkId = ''] = Object.keys(programme.coursework);
    const [workplaceId = ''] = Object.keys(programme.workplaces);
    await give(api, { kind: 'submission.hand-in', sessionId: first, courseworkId, personId, how: 'paper' });
    const next = { sessionId: 'later', workplaceId, sessionKind: 'implementation', language: 'nb' } as const;
    await give(api, { kind: 'session.create', ...next, date: '2027-02-09' });
    await give(api, { kind: 'session.open', sessionId: 'later' });
    const folder = host.programme?.folder ?? '';
    await api.closeProgramme({});
    await api.openProgramme({ folder });
    const told = await api.courseworkElsewhere({ sessionId: 'later' });
    expect(told.ok && told.value).toMatchObject([
      { sessionId: first, number: 1, pieces: { [courseworkId]: { [personId]: { state: 'delivered', how: 'paper' } } } },
    ]);
  });

  it('takes in a table in pieces once it has been shown what it would change', async () => {
    const api = await connect('desk');
    await api.createProgramme(newProgramme);
    const sessionId = host.programme?.shown.programme.openSessionId ?? '';
    const asked = { sessionId, courseworkId: null, mapping: null, replace: false };
    const [first, second] = ['kode;svar\nP01;En vakt der jeg gjorde', ' noe på min måte.\nP44;Noe som er langt nok.\n'];
    expect(await api.tablePiece({ first: true, piece: new Blob([first ?? '']) })).toMatchObject({ ok: true });
    expect(await api.tablePiece({ first: false, piece: new Blob([second ?? '']) })).toMatchObject({ ok: true });
    const shown = await api.previewTable(asked);
    expect(shown.ok && shown.value.counts).toMatchObject({ adds: 1, problem: 1 });
    const handedIn = () =>
      Object.values(host.programme?.shown.sessions[sessionId]?.submissions ?? {}).flatMap(Object.keys);
    expect(handedIn()).toEqual([]);
    const taken = await api.takeTable({ ...asked, by: 'F1', id: 'take1' });
    expect(taken.ok && taken.value.counts.adds).toBe(1);
    expect(handedIn()).toHaveLength(1);
    // The answer was lost on its way: pressed again it is the same, and nothing is taken twice or called empty.
    expect(await api.takeTable({ ...asked, by: 'F1', id: 'take1' })).toEqual(taken);
    expect(await api.previewTable(asked)).toMatchObject({ ok: false, problem: { code: 'TABLE_GONE' } });
    const written = await api.exportCoursework({ sessionId, personId: null, ...papers });
    const [file] = written.ok ? written.value.files : [];
    const read = await api.exportPiece({ fileName: file?.fileName ?? '', at: 0 });
    expect(read.ok && Buffer.from(await read.value.arrayBuffer()).toString()).toContain('Fortrolig');
  });

  it('has no windows of its own to move in browser mode, and says so', async () => {
    const api = await connect('desk');
    expect(await api.desktop({ kind: 'swap-screens' })).toEqual({ ok: false, problem: { code: 'NO_DESKTOP' } });
  });

  it('lets a wall call its own feed, ask for the time and for the file that it shows, and nothing else', async () => {
    const desk = await connect('desk');
    await desk.createProgramme(newProgramme);
    const wall = await connect('plenum');
    const folder = host.programme?.folder ?? '';
    const attempts: Record<Exclude<keyof DeskApi, 'plenumFeed' | 'clock' | 'shownFile'>, () => Promise<unknown>> = {
      dispatch: () => give(wall, { kind: 'programme.edit', name: 'Noe annet' }),
      deskFeed: () => wall.deskFeed({ since: null }),
      home: () => wall.home({}),
      openProgramme: () => wall.openProgramme({ folder }),
      forgetProgramme: () => wall.forgetProgramme({ folder }),
      workOnLocalCopy: () => wall.workOnLocalCopy({}),
      beginLinkKey: () => wall.beginLinkKey({}),
      createProgramme: () => wall.createProgramme(newProgramme),
      openExample: () => wall.openExample({}),
      closeProgramme: () => wall.closeProgramme({}),
      names: () => wall.names({}),
      rehearse: () => wall.rehearse({ on: true }),
      deckPlan: () => wall.deckPlan({ sessionId: 's', language: 'nb' }),
      exportDeck: () => wall.exportDeck({ sessionId: 's', language: 'nb' }),
      exportCoursework: () => wall.exportCoursework({ sessionId: 's', personId: null, ...papers }),
      courseworkElsewhere: () => wall.courseworkElsewhere({ sessionId: 's' }),
      courseworkPapers: () => wall.courseworkPapers({ sessionId: 's', personId: null, ...papers }),
      tablePiece: () => wall.tablePiece({ first: true, piece: new Blob(['a']) }),
      previewTable: () => wall.previewTable({ sessionId: 's', courseworkId: null, mapping: null, replace: false }),
      takeTable: () =>
        wall.takeTable({ sessionId: 's', courseworkId: null, mapping: null, replace: false, by: 'F1', id: 'take1' }),
      exportPiece: () => wall.exportPiece({ fileName: 'a.pptx', at: 0 }),
      keepFirstPage: () => wall.keepFirstPage({ sha256: 'a'.repeat(64), picture: new Blob(['a']) }),
      deckPicture: () => wall.deckPicture({ sha256: 'a'.repeat(64) }),
      intakeOpen: () => wall.intakeOpen({ name: 'a', bytes: 1 }),
      intakeWrite: () => wall.intakeWrite({ intakeId: 'a', piece: new Blob(['a']) }),
      intakeFinish: () => wall.intakeFinish({ intakeId: 'a' }),
      intakeCancel: () => wall.intakeCancel({ intakeId: 'a' }),
      attachment: () => wall.attachment({ sha256: 'a'.repeat(64) }),
      inBetween: () => wall.inBetween({ sessionId: 's', presentationId: null, groupId: null }),
      inspection: () => wall.inspection({ sha256: 'a'.repeat(64) }),
      office: () => wall.office({}),
      makePages: () => wall.makePages({ sha256: 'a'.repeat(64) }),
      plainSlides: () => wall.plainSlides({ sha256: 'a'.repeat(64) }),
      setAside: () => wall.setAside({}),
      backups: () => wall.backups({}),
      restorePreview: () => wall.restorePreview({ backupId: '000000000000001-1' }),
      restoreBackup: () => wall.restoreBackup({ backupId: '000000000000001-1', by: 'F1' }),
      keyBackups: () => wall.keyBackups({}),
      keyPreview: () => wall.keyPreview({ backupId: '000000000000001-1' }),
      restoreKey: () => wall.restoreKey({ backupId: '000000000000001-1', by: 'F1' }),
      rescueBackups: () => wall.rescueBackups({ folder }),
      rescuePreview: () => wall.rescuePreview({ folder, backupId: '000000000000001-1' }),
      rescue: () => wall.rescue({ folder, backupId: '000000000000001-1' }),
      erasurePreview: () => wall.erasurePreview({ code: 'P01', personId: 'p1' }),
      packProgramme: () => wall.packProgramme({ names: true }),
      packagePiece: () => wall.packagePiece({ at: 0 }),
      packageIn: () => wall.packageIn({ first: true, piece: new Blob(['a']) }),
      packageHanded: () => wall.packageHanded({ name: 'a' }),
      packagePreview: () => wall.packagePreview({}),
      unpackProgramme: () => wall.unpackProgramme({}),
      packageDrop: () => wall.packageDrop({}),
      erasePerson: () =>
        wall.erasePerson({ code: 'P01', personId: 'p1', by: 'F1', removeFiles: false, shownFiles: [] }),
      searchNotes: () => wall.searchNotes({ query: 'a' }),
      history: () => wall.history({ limit: 10 }),
      saveNow: () => wall.saveNow({}),
      desktop: () => wall.desktop({ kind: 'choose-folder' }),
    };
    for (const [name, attempt] of Object.entries(attempts)) {
      await expect(attempt(), name).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    expect(host.programme?.shown.programme.name).toBe('Prøve');
  });

  it('turns away what is not of the contract, without a word about the inside', async () => {
    const api = await connect('desk');
    const odd = api as unknown as Record<string, (input: unknown) => Promise<unknown>>;
    await expect(odd.openProgramme?.({ folder: '/x', more: 1 })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(odd.dispatch?.({ id: '../x', by: 'F1', command: { kind: 'a' } })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await expect(odd.readAnyFile?.({})).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'Not Found' });
  });

  it('counts the walls, and not the desk that looks on', async () => {
    const api = await connect('desk');
    const read = await reading(cleanup, api.deskFeed({ since: null }));
    expect((await nextOf(read, 'walls')).count).toBe(0);
    const mine = await reading(cleanup, api.plenumFeed({}));
    await mine();
    const wall = await connect('plenum');
    const view = await reading(cleanup, wall.plenumFeed({}));
    await view();
    expect((await nextOf(read, 'walls')).count).toBe(1);
  });
});
