import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Attachment } from '../../../domain/presentation-record.ts';
import { reading } from '../../support/live-host.ts';
import { ownDesk } from '../../support/own-desk.ts';

const desk = ownDesk();

describe('files from the in-between period', () => {
  const on = () => ({ sessionId: desk.session.id, presentationId: 'p1' });
  const taken = () => Object.values(desk.session.presentations.p1?.files ?? {});

  /** Takes a file in and hands it in as coursework of somebody. */
  async function handIn(name: string): Promise<Attachment> {
    const opened = await desk.host.files.intakeOpen({ name, bytes: 3 });
    if (!opened.ok) throw new Error(opened.problem.code);
    await desk.host.files.intakeWrite(opened.value.intakeId, new Blob(['abc']));
    const kept = await desk.host.files.intakeFinish(opened.value.intakeId);
    if (!kept.ok) throw new Error(kept.problem.code);
    const courseworkId = Object.keys(desk.host.programme?.shown.programme.coursework ?? {})[0] ?? '';
    const piece = { sessionId: desk.session.id, courseworkId, personId: desk.anyPerson };
    expect(await desk.give({ kind: 'submission.attach', ...piece, attachment: kept.value })).toMatchObject({
      ok: true,
    });
    return kept.value;
  }

  it('are offered, taken without a second copy, and given back by undo', async () => {
    await desk.addPresentation();
    const { id, sha256 } = await handIn('Notat.txt');
    const offered = await desk.host.files.inBetween({ ...on(), groupId: null });
    expect(offered).toMatchObject({ ok: true, value: [{ attachment: { id }, there: true, from: { code: 'P01' } }] });
    expect(await desk.host.files.attachment(sha256)).toMatchObject({ ok: true, value: { name: 'Notat.txt' } });
    expect(await desk.give({ kind: 'presentation.attach-kept', ...on(), fileId: id })).toMatchObject({ ok: true });
    expect(taken()).toMatchObject([{ sha256, name: 'Notat.txt' }]);
    expect(await readdir(join(desk.folder, 'attachments'))).toEqual([`${sha256}.txt`]);
    expect(await desk.give({ kind: 'history.undo' })).toMatchObject({ ok: true });
    expect(taken()).toEqual([]);
  });

  it('bring no name along', async () => {
    await desk.addPresentation();
    await desk.give({ kind: 'name.set', personId: desk.anyPerson, name: 'Kanarina Fuglesang' });
    const { id } = await handIn('Kanarina Fuglesang.txt');
    await desk.give({ kind: 'presentation.attach-kept', ...on(), fileId: id, name: 'Kanarina Fuglesang.txt' });
    expect(taken()).toMatchObject([{ name: 'P01.txt' }]);
  });

  it('that are gone from the folder are said to be, and cannot be taken', async () => {
    await desk.addPresentation();
    const { id, sha256 } = await handIn('Notat.txt');
    await rm(join(desk.folder, 'attachments', `${sha256}.txt`));
    expect(await desk.host.files.inBetween({ ...on(), groupId: null })).toMatchObject({
      ok: true,
      value: [{ there: false }],
    });
    expect(await desk.give({ kind: 'presentation.attach-kept', ...on(), fileId: id })).toEqual({
      ok: false,
      refusal: { code: 'ATTACHMENT_MISSING' },
    });
    await desk.restart();
    const feed = await reading(desk.cleanup, Promise.resolve(desk.host.deskFeed(null)));
    expect(await feed()).toMatchObject({ notices: [{ code: 'ATTACHMENT_MISSING' }] });
  });
});
