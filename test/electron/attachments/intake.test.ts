import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AttachmentSchema } from '../../../domain/presentation-record.ts';
import { ATTACHMENT_MAX_BYTES, type Intake, openIntake } from '../../../electron/attachments/intake.ts';
import { verifyAttachments } from '../../../electron/attachments/verify.ts';
import { type Fs, nodeFs } from '../../../electron/store/fs.ts';
import { countingIds, NINE } from '../../support/sample-book.ts';

const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(3_000_000, 'x')]);

let folder: string;
let intake: Intake;

const open = (fs: Fs = nodeFs) => openIntake({ folder, fs, newId: countingIds('a'), now: () => NINE });
const filesUnder = async (path: string) => (await readdir(join(folder, path)).catch(() => [])).sort();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'intake-'));
  intake = await open();
});

afterEach(async () => {
  await intake.close();
  await rm(folder, { recursive: true, force: true });
});

/** Sends a file in pieces and gives the attachment or the problem. */
async function send(bytes: Buffer, name: string, said = bytes.length, to = intake) {
  const opened = await to.open({ name, bytes: said });
  if (!opened.ok) return opened;
  for (let at = 0; at < bytes.length; at += 700_000) {
    const written = await to.write(opened.value, bytes.subarray(at, at + 700_000));
    if (!written.ok) return written;
  }
  return to.finish(opened.value);
}

describe('taking a file in', () => {
  it('keeps the bytes under their own hash, and the name beside it', async () => {
    const taken = await send(PDF, 'C:\\lysbilder\\Våre ideer.PDF');
    const sha256 = createHash('sha256').update(PDF).digest('hex');
    expect(taken).toMatchObject({ ok: true, value: { sha256, ext: 'pdf', name: 'Våre ideer.PDF', bytes: PDF.length } });
    expect(AttachmentSchema.safeParse(taken.ok && taken.value).success).toBe(true);
    expect((await readFile(join(folder, 'attachments', `${sha256}.pdf`))).equals(PDF)).toBe(true);
    expect(await filesUnder('.samling/intake')).toEqual([]);
  });

  it('keeps the same bytes once, whatever they are called', async () => {
    await send(PDF, 'a.pdf');
    await send(PDF, 'b.pdf');
    expect(await filesUnder('attachments')).toHaveLength(1);
  });

  it('believes the bytes rather than the name about what a file is', async () => {
    const taken = await send(PDF, 'bilde.png');
    expect(taken).toMatchObject({ ok: true, value: { ext: 'pdf', mime: 'application/pdf' } });
  });

  it('never lets a page be mistaken for anything a browser would run', async () => {
    const taken = await send(Buffer.from('<script>alert(1)</script>'), 'side.html');
    expect(taken).toMatchObject({ ok: true, value: { mime: 'application/octet-stream' } });
  });

  it('takes what hides or steers out of a name', async () => {
    const taken = await send(PDF, '../../etc/\u202efdp.exe\u0000.pdf');
    expect(taken).toMatchObject({ ok: true, value: { name: 'fdp.exe.pdf' } });
  });

  it('keeps a picture in a name that is made of several, and no joiner elsewhere', async () => {
    const taken = await send(PDF, '👩🏽\u200d🚀 æ\u200dø.pdf');
    expect(taken).toMatchObject({ ok: true, value: { name: '👩🏽\u200d🚀 æø.pdf' } });
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const opened = await intake.open({ name: 'a.pdf', bytes: PDF.length });
    if (!opened.ok) throw new Error(opened.problem.code);
    await intake.write(opened.value, PDF.subarray(0, 1000));
    await intake.cancel(opened.value);
    expect(await filesUnder('.samling/intake')).toEqual([]);
    expect(await filesUnder('attachments')).toEqual([]);
    expect(await intake.write(opened.value, PDF)).toMatchObject({ problem: { code: 'NO_SUCH_INTAKE' } });
  });

  it('refuses a file that is too large before a byte of it is written', async () => {
    expect(await intake.open({ name: 'film.mp4', bytes: ATTACHMENT_MAX_BYTES + 1 })).toEqual({
      ok: false,
      problem: { code: 'FILE_TOO_LARGE', params: { mostMb: 200 } },
    });
    expect(await filesUnder('.samling')).toEqual([]);
  });

  it('refuses a file with nothing in it', async () => {
    expect(await intake.open({ name: 'ring.pptx', bytes: 0 })).toEqual({ ok: false, problem: { code: 'FILE_EMPTY' } });
    expect(await filesUnder('.samling')).toEqual([]);
  });

  it('cuts a long name, and never through an emoji', async () => {
    const taken = await send(PDF, `${'🙂'.repeat(150)}.pdf`);
    expect(taken.ok && taken.value.name.length).toBeLessThanOrEqual(255);
    expect(taken.ok && /^(?:🙂)+\.pdf$/u.test(taken.value.name)).toBe(true);
    expect(AttachmentSchema.safeParse(taken.ok && taken.value).success).toBe(true);
  });

  it.each([
    ['longer', 1000],
    ['shorter', PDF.length + 1],
  ])('refuses a file that turns out %s than it said', async (_how, said) => {
    expect(await send(PDF, 'a.pdf', said)).toEqual({ ok: false, problem: { code: 'FILE_CHANGED' } });
    expect(await filesUnder('.samling/intake')).toEqual([]);
    expect(await filesUnder('attachments')).toEqual([]);
  });

  it('says that the disk is full, and takes the next file once there is room', async () => {
    let full = true;
    const fs: Fs = {
      ...nodeFs,
      open: async (path, how) => {
        const file = await nodeFs.open(path, how);
        const write: typeof file.write = (...piece) =>
          full ? Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })) : file.write(...piece);
        return { ...file, write };
      },
    };
    const tight = await open(fs);
    expect(await send(PDF, 'a.pdf', PDF.length, tight)).toEqual({ ok: false, problem: { code: 'DISK_FULL' } });
    expect(await filesUnder('.samling/intake')).toEqual([]);
    full = false;
    expect(await send(PDF, 'a.pdf', PDF.length, tight)).toMatchObject({ ok: true });
  });

  it('gives up the file that began longest ago rather than refuse a new one', async () => {
    const begun = [];
    for (let count = 0; count < 17; count += 1) begun.push(await intake.open({ name: `${count}.pdf`, bytes: 1 }));
    expect(await filesUnder('.samling/intake')).toHaveLength(16);
    const [first, second] = begun;
    if (!first?.ok || !second?.ok) throw new Error('not opened');
    expect(await intake.write(first.value, Buffer.from('a'))).toMatchObject({ problem: { code: 'NO_SUCH_INTAKE' } });
    expect(await intake.write(second.value, Buffer.from('a'))).toMatchObject({ ok: true });
  });

  it('clears away what was cut off when everything stopped', async () => {
    await intake.open({ name: 'a.pdf', bytes: 10 });
    expect(await filesUnder('.samling/intake')).toHaveLength(1);
    await open();
    expect(await filesUnder('.samling/intake')).toEqual([]);
  });

  it('takes a file of this machine by its path', async () => {
    const path = join(folder, 'lysbilder.pdf');
    await writeFile(path, PDF);
    expect(await intake.takeFile(path)).toMatchObject({ ok: true, value: { name: 'lysbilder.pdf', ext: 'pdf' } });
    expect(await intake.takeFile(join(folder, 'borte.pdf'))).toEqual({ ok: false, problem: { code: 'FILE_GONE' } });
  });

  it('follows no link, and takes no folder', async () => {
    const path = join(folder, 'lysbilder.pdf');
    await writeFile(path, PDF);
    await symlink(path, join(folder, 'lenke.pdf'));
    await mkdir(join(folder, 'mappe'));
    for (const name of ['lenke.pdf', 'mappe', '/dev/zero']) {
      expect(await intake.takeFile(resolve(folder, name)), name).toEqual({
        ok: false,
        problem: { code: 'NOT_A_FILE' },
      });
    }
    expect(await filesUnder('attachments')).toEqual([]);
  });

  it('keeps nothing of a file that goes while it is read', async () => {
    const path = join(folder, 'lysbilder.pdf');
    await writeFile(path, PDF);
    // It is there when it is looked at, and gone when it is read.
    const fs: Fs = {
      ...nodeFs,
      stat: async (of) => (of === path ? { ...(await nodeFs.stat(of)), ...(await goes(of)) } : nodeFs.stat(of)),
    };
    const goes = async (of: string) => {
      await rm(of);
      return {};
    };
    const there = await open(fs);
    expect(await there.takeFile(path)).toEqual({ ok: false, problem: { code: 'FILE_GONE' } });
    expect(await filesUnder('.samling/intake')).toEqual([]);
    expect(await filesUnder('attachments')).toEqual([]);
  });
});

describe('holding attachments against the folder', () => {
  it('finds what is missing, what was changed and what nobody points at', async () => {
    const [a, b, c] = [
      await send(PDF, 'a.pdf'),
      await send(Buffer.from('b'), 'b.txt'),
      await send(Buffer.from('c'), 'c'),
    ];
    if (!a.ok || !b.ok || !c.ok) throw new Error('not taken');
    expect(await verifyAttachments(nodeFs, folder, [a.value, b.value, c.value], true)).toEqual([]);
    const changed = Buffer.from(PDF);
    changed[2_000_000] = 0;
    await writeFile(join(folder, 'attachments', `${a.value.sha256}.pdf`), changed);
    await rm(join(folder, 'attachments', `${b.value.sha256}.txt`));
    const found = await verifyAttachments(nodeFs, folder, [a.value, b.value], true);
    expect(found.map(({ code }) => code).sort()).toEqual([
      'ATTACHMENT_DAMAGED',
      'ATTACHMENT_MISSING',
      'ATTACHMENT_UNUSED',
    ]);
    const light = await verifyAttachments(nodeFs, folder, [a.value], false);
    expect(light.map(({ code }) => code)).not.toContain('ATTACHMENT_DAMAGED');
  });
});
