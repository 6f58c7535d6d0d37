import { describe, expect, it } from 'vitest';
import type { CommandInput } from '../../../domain/commands.ts';
import { filesOf } from '../../support/live-host.ts';
import { ownDesk } from '../../support/own-desk.ts';

const desk = ownDesk();

describe('names', () => {
  it('stand in their own document and nowhere else on the disk', async () => {
    const personId = desk.anyPerson;
    await desk.give({ kind: 'name.set', personId, name: 'Kanarina Fuglesang', callName: 'Kanari' });
    await desk.give({ kind: 'note.begin', sessionId: desk.session.id, itemId: desk.firstItem, text: 'P01 sa lite' });
    expect((await desk.host.names()).people[personId]).toEqual({ name: 'Kanarina Fuglesang', callName: 'Kanari' });
    await desk.restart();
    expect((await desk.host.names()).people[personId]?.name).toBe('Kanarina Fuglesang');
    await desk.host.closeProgramme();
    const holding = [...(await filesOf(desk.dataFolder))].filter(([, bytes]) =>
      /kanari|fuglesang/i.test(bytes.toString()),
    );
    expect(holding.length).toBeGreaterThan(0);
    for (const [file] of holding) expect(file).toMatch(/^prove\/(names\.json|\.samling\/names\/)/);
  });

  it('keep a note from the wall, and a message from being written, that hold one', async () => {
    await desk.give({ kind: 'name.set', personId: desk.anyPerson, name: 'Kanarina Fuglesang' });
    const sessionId = desk.session.id;
    const refused = { ok: false, refusal: { code: 'PERSON_IN_TEXT' } };
    expect(await desk.give({ kind: 'wall.message', sessionId, text: 'Kanarina, kom!' })).toEqual(refused);
    expect(desk.session.wall.message).toBe('');
    const noteId = 'n1';
    await desk.give({ kind: 'note.begin', sessionId, itemId: desk.firstItem, noteId, text: 'Fuglesang var stille' });
    expect(await desk.give({ kind: 'note.release', sessionId, noteId, on: true })).toEqual(refused);
  });

  it('keep a card from being released that holds one', async () => {
    await desk.give({ kind: 'name.set', personId: desk.anyPerson, name: 'Kanarina Fuglesang' });
    const itemId = desk.firstItem;
    const sessionId = desk.session.id;
    await desk.give({ kind: 'card.add', sessionId, itemId, cardId: 'k1', text: 'Spør kanarina om vaktene' });
    const release: CommandInput = { kind: 'card.release', sessionId, itemId, cardIds: ['k1'] };
    expect(await desk.give(release)).toEqual({ ok: false, refusal: { code: 'PERSON_IN_TEXT' } });
    await desk.give({ kind: 'card.edit', sessionId, itemId, cardId: 'k1', text: 'Spør om vaktene' });
    expect(await desk.give(release)).toMatchObject({ ok: true });
    expect(await desk.give({ kind: 'card.edit', sessionId, itemId, cardId: 'k1', text: 'Spør Fuglesang' })).toEqual({
      ok: false,
      refusal: { code: 'PERSON_IN_TEXT' },
    });
  });

  it('that come into the key after a card was released are told of on the desk, until the card is taken back', async () => {
    const card = { sessionId: desk.session.id, itemId: desk.firstItem };
    await desk.give({ kind: 'card.add', ...card, cardId: 'k1', text: 'Spør Kanarina om vaktene' });
    await desk.give({ kind: 'card.release', ...card, cardIds: ['k1'] });
    const notices = async () => {
      await new Promise(setImmediate);
      for await (const event of desk.host.deskFeed(null)) if (event.kind === 'snapshot') return event.notices;
      return [];
    };
    expect(await notices()).toEqual([]);
    const wall = async () => {
      for await (const { view } of desk.host.plenumFeed('plenum')) return view;
    };
    const before = await wall();
    await desk.give({ kind: 'name.set', personId: desk.anyPerson, name: 'Kanarina Fuglesang' });
    expect(await notices()).toEqual([{ code: 'NAME_RELEASED', file: card.itemId, detail: '1 cards' }]);
    expect(await wall()).toEqual(before);
    await desk.give({ kind: 'card.withdraw', ...card, cardIds: ['k1'] });
    expect(await notices()).toEqual([]);
  });

  it('stay out of a released card whose earlier wording held one, whatever is undone', async () => {
    await desk.give({ kind: 'name.set', personId: desk.anyPerson, name: 'Kanarina Fuglesang' });
    const card = { sessionId: desk.session.id, itemId: desk.firstItem };
    await desk.give({ kind: 'card.add', ...card, cardId: 'k1', text: 'Spør Kanarina om vaktene' });
    await desk.give({ kind: 'card.edit', ...card, cardId: 'k1', text: 'Spør om vaktene' });
    await desk.give({ kind: 'card.release', ...card, cardIds: ['k1'] });
    expect(await desk.give({ kind: 'history.undo' })).toMatchObject({ refusal: { code: 'UNDO_CONFLICT' } });
    expect(desk.session.cards[card.itemId]?.k1?.text).toBe('Spør om vaktene');
  });

  it('stay out of a task on the wall whose earlier wording held one, whatever is undone', async () => {
    const [sessionId, itemId] = [desk.session.id, desk.firstItem];
    await desk.give({ kind: 'wall.show', sessionId, scene: { kind: 'task', itemId } });
    await desk.give({ kind: 'item.edit', sessionId, itemId, prompt: 'Kanarina begynner' });
    await desk.give({ kind: 'item.edit', sessionId, itemId, prompt: 'Hva ser dere?' });
    await desk.give({ kind: 'name.set', personId: desk.anyPerson, name: 'Kanarina Fuglesang' });
    expect(await desk.give({ kind: 'history.undo' })).toMatchObject({ refusal: { code: 'PERSON_IN_TEXT' } });
    expect(desk.session.items[itemId]?.prompt).toBe('Hva ser dere?');
  });

  it.each([
    ['Kanarina Fuglesang refleksjon.pdf', 'P01 refleksjon.pdf'],
    ['refleksjon_fuglesang.pdf', 'refleksjon_P01.pdf'],
    ['Dag 1 plan.pdf', 'Dag 1 plan.pdf'],
  ])('do not come in by way of a file called %s', async (called, kept) => {
    const people = Object.values(desk.host.programme?.shown.programme.people ?? {});
    const idOf = (code: string) => people.find((one) => one.code === code)?.id ?? '';
    await desk.give({ kind: 'name.set', personId: idOf('P01'), name: 'Kanarina Fuglesang' });
    await desk.give({ kind: 'name.set', personId: idOf('P02'), name: 'Dag Li' });
    await desk.addPresentation();
    const opened = await desk.host.files.intakeOpen({ name: called, bytes: 1 });
    if (!opened.ok) throw new Error(opened.problem.code);
    await desk.host.files.intakeWrite(opened.value.intakeId, new Blob(['a']));
    const taken = await desk.host.files.intakeFinish(opened.value.intakeId);
    if (!taken.ok) throw new Error(taken.problem.code);
    const command = {
      kind: 'presentation.attach',
      sessionId: desk.session.id,
      presentationId: 'p1',
      attachment: taken.value,
    };
    expect(await desk.give(command as CommandInput)).toMatchObject({ ok: true });
    expect(Object.values(desk.session.presentations.p1?.files ?? {}).map((file) => file.name)).toEqual([kept]);
  });

  it('lose their call names when a day is closed', async () => {
    const personId = desk.anyPerson;
    await desk.give({ kind: 'name.set', personId, name: 'Kanarina Fuglesang', callName: 'Kanari' });
    const dayId = Object.keys(desk.session.days)[0] ?? '';
    await desk.give({ kind: 'day.close', sessionId: desk.session.id, dayId });
    expect((await desk.host.names()).people[personId]).toEqual({ name: 'Kanarina Fuglesang', callName: '' });
  });

  it('are given to codes only', async () => {
    expect(await desk.give({ kind: 'name.set', personId: 'nobody', name: 'Kari' })).toMatchObject({
      refusal: { code: 'NO_SUCH_RECORD' },
    });
  });
});
