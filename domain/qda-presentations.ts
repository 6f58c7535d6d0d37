import { inOrder } from './order.ts';
import type { PaperTaking } from './paper.ts';
import { type Feedback, FeedbackKindSchema, type Presentation } from './presentation-record.ts';
import { type QdaPart, type QdaSelection, type QdaText, qdaFact } from './qda-project.ts';
import { say } from './words.ts';

/** Groups' presentations: title and points as a text, and below them what the room gave back, each line coded by its kind. */
export function qdaPresentations(taking: PaperTaking): QdaPart {
  const { session, language } = taking;
  const all = inOrder(session.presentations).filter(
    ({ points, feedback }) => points.length > 0 || Object.keys(feedback).length > 0,
  );
  const kinds = FeedbackKindSchema.options.filter((kind) =>
    all.some(({ feedback }) => Object.values(feedback).some((one) => one.kind === kind)),
  );
  const codes = kinds.map((kind) => ({
    ...{ key: `feedback/${kind}`, name: say(language, `common.${kind}`), description: '', codable: true, codes: [] },
  }));
  return {
    codes:
      codes.length > 0
        ? [{ key: 'feedback', name: say(language, 'protocol.qda-feedback'), description: '', codable: false, codes }]
        : [],
    sources: all.map((one) => sourceOf(taking, one)),
    notes: [],
    links: [],
  };
}

function sourceOf({ programme, session }: PaperTaking, presentation: Presentation): QdaText {
  const { id, title, points, itemId, groupId, createdBy, createdAt, updatedBy, updatedAt } = presentation;
  let text = [title, ...points].join('\n');
  const selections = inOrder(presentation.feedback).map((one) => {
    const start = text.length + 1;
    text += `\n${one.text}`;
    return selectionOf(presentation, one, start);
  });
  const item = itemId === null ? '' : (session.items[itemId]?.title ?? '');
  const group = groupId === null ? '' : (programme.groups[groupId]?.name ?? '');
  return {
    key: `presentation/${id}`,
    name: title,
    description: '',
    text,
    selections,
    codings: [],
    notes: [],
    values: [
      qdaFact('session', session.number),
      ...(item === '' ? [] : [qdaFact('item', item)]),
      ...(group === '' ? [] : [qdaFact('group', group)]),
    ],
    ...{ createdBy, createdAt, updatedBy, updatedAt },
  };
}

function selectionOf({ id }: Presentation, one: Feedback, start: number): QdaSelection {
  const { createdBy, createdAt, updatedBy, updatedAt } = one;
  const key = `presentation/${id}/${one.id}`;
  return {
    ...{ key, start, end: start + one.text.length },
    codings: [{ key: `${key}/${one.kind}`, code: `feedback/${one.kind}`, notes: [], createdBy, createdAt }],
    notes: [],
    ...{ createdBy, createdAt, updatedBy, updatedAt },
  };
}
