import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownDesk } from '../../support/own-desk.ts';

const desk = ownDesk();

describe('files from this machine', () => {
  const attach = (path: string) =>
    ({ kind: 'presentation.attach', sessionId: desk.session.id, presentationId: 'p1', path }) as const;

  it('are read for the command line and for nobody else', async () => {
    await desk.addPresentation();
    const path = join(desk.folder, 'programme.json');
    expect(await desk.give(attach(path))).toEqual({ ok: false, refusal: { code: 'PATH_NOT_ALLOWED' } });
    const envelope = { id: desk.nextId(), by: 'F1', command: attach(path) };
    expect(await desk.host.dispatch(envelope, 'desk', { mayReadFiles: true })).toMatchObject({ ok: true });
    expect(Object.values(desk.session.presentations.p1?.files ?? {})).toMatchObject([{ name: 'programme.json' }]);
  });

  it('must be there before they can be attached', async () => {
    await desk.addPresentation();
    const attachment = {
      id: 'f1',
      sha256: 'a'.repeat(64),
      ext: 'pdf',
      name: 'a.pdf',
      bytes: 3,
      mime: 'application/pdf',
      addedAt: 0,
    };
    expect(
      await desk.give({ kind: 'presentation.attach', sessionId: desk.session.id, presentationId: 'p1', attachment }),
    ).toEqual({
      ok: false,
      refusal: { code: 'ATTACHMENT_MISSING' },
    });
  });
});
