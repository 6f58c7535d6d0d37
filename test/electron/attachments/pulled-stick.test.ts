import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { DeskApi } from '../../../domain/contract.ts';
import { sendFile } from '../../../renderer/file-intake.ts';
import { FileOnStick } from '../../support/file-on-stick.ts';
import { ownDesk } from '../../support/own-desk.ts';

const desk = ownDesk();

/** The part of the contract that takes a file in, without a line between page and host. */
const api = {
  intakeOpen: (input) => desk.host.files.intakeOpen(input),
  intakeWrite: ({ intakeId, piece }) => desk.host.files.intakeWrite(intakeId, piece),
  intakeFinish: ({ intakeId }) => desk.host.files.intakeFinish(intakeId),
  intakeCancel: ({ intakeId }) => desk.host.files.intakeCancel(intakeId),
} satisfies Partial<DeskApi>;

it('a file whose stick is pulled out in the middle is said to be gone, nothing of it is kept, and the next comes in', async () => {
  const bytes = new Uint8Array(2_500_000);
  const onStick = new FileOnStick([bytes], 'lyd.bin');
  const heard: number[] = [];
  const sent = await sendFile(api as Partial<DeskApi> as DeskApi, onStick, (done) => {
    heard.push(done);
    onStick.pullOut();
  });
  expect(sent).toEqual({ ok: false, problem: { code: 'FILE_GONE' } });
  expect(heard).toEqual([1_048_576]);
  const kept = await readdir(desk.dataFolder, { recursive: true });
  expect(kept.filter((name) => /(intake|attachments)\W./.test(name))).toEqual([]);
  const whole = await sendFile(api as Partial<DeskApi> as DeskApi, new File([bytes], 'lyd.bin'));
  expect(whole).toMatchObject({ ok: true, value: { bytes: 2_500_000 } });
});
