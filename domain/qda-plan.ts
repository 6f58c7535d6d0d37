import { courseworkOf } from './coursework.ts';
import { inOrder } from './order.ts';
import type { PaperTaking } from './paper.ts';
import { peopleByCode } from './protocol.ts';
import { qdaPiece } from './qda-coursework.ts';
import { qdaFieldNotes } from './qda-field-notes.ts';
import { qdaPresentations } from './qda-presentations.ts';
import { QDA_FACTS, type QdaCase, type QdaProject, type QdaText, type QdaVariable, qdaFact } from './qda-project.ts';
import { say } from './words.ts';

/**
 * A session as a project for qualitative analysis: texts with what was marked in them, both observers' notes, and what the
 * room gave back on presentations. People stand in it by code, also where names were asked for elsewhere: what is given to
 * others to analyse may not carry the link key. For the facilitators alone.
 */
export function planQdaProject(taking: PaperTaking): QdaProject {
  const { programme, session, language } = taking;
  const pieces = courseworkOf(programme)
    .filter(({ id }) => Object.keys(session.submissions[id] ?? {}).length > 0)
    .map((piece) => ({ piece, part: qdaPiece(taking, piece) }));
  const parts = [...pieces.map(({ part }) => part), qdaPresentations(taking), qdaFieldNotes(taking)];
  const sources = parts.flatMap((part) => part.sources);
  const notes = parts.flatMap((part) => part.notes);
  const workplace = programme.workplaces[session.workplaceId]?.name ?? '';
  const name = say(language, 'deck.sessionLineBoth', { session: session.number, workplace });
  const hidden = pieces.reduce((sum, { part }) => sum + part.hidden, 0);
  const codes = parts.flatMap((part) => part.codes);
  return {
    name,
    description: [
      say(language, 'protocol.confidential'),
      ...(hidden > 0 ? [say(language, 'protocol.qda-hidden', { n: hidden })] : []),
    ].join(' '),
    users: usersOf(taking, [...sources, ...notes]),
    codes: sources.some(({ key }) => key.startsWith('text/')) ? [kindsOf(taking), ...codes] : codes,
    variables: variablesOf(
      taking,
      pieces.map(({ piece }) => piece),
      sources,
    ),
    cases: [
      ...workplaceCase(taking, workplace, sources),
      ...peopleByCode(taking).flatMap(({ id, code }): QdaCase[] => {
        const own = pieces.flatMap(({ part }) => part.people.get(id) ?? []);
        if (own.every((one) => one.sources.length === 0)) return [];
        return [
          {
            key: `person/${id}`,
            name: code,
            values: own.flatMap((one) => one.values),
            sources: own.flatMap((one) => one.sources),
          },
        ];
      }),
    ],
    sources,
    notes,
    links: parts.flatMap((part) => part.links),
    set: { key: `session/${session.id}`, name },
  };
}

/** Every highlight says that it is one or the other, whatever it is about. */
function kindsOf({ language }: PaperTaking) {
  const leaf = (kind: 'strength' | 'nextStep') => ({
    ...{ key: `kind/${kind}`, name: say(language, `common.${kind}`), description: '', codable: true, codes: [] },
  });
  return {
    key: 'kinds',
    name: say(language, 'protocol.qda-kinds'),
    description: '',
    codable: false,
    codes: [leaf('strength'), leaf('nextStep')],
  };
}

function workplaceCase({ session }: PaperTaking, name: string, sources: readonly QdaText[]): QdaCase[] {
  if (sources.length === 0) return [];
  const values = [qdaFact('session', session.number)];
  return [{ key: `workplace/${session.workplaceId}`, name, values, sources: sources.map(({ key }) => key) }];
}

function variablesOf(
  { language }: PaperTaking,
  pieces: readonly { readonly id: string; readonly key: string }[],
  sources: readonly QdaText[],
): QdaVariable[] {
  const used = new Set(sources.flatMap(({ values }) => values.map(({ variable }) => variable)));
  return [
    ...QDA_FACTS.map(
      (fact): QdaVariable => ({
        key: `fact/${fact}`,
        name: say(language, `protocol.qda-${fact}`),
        type: fact === 'session' || fact === 'attempt' ? 'Integer' : 'Text',
      }),
    ).filter(({ key }) => used.has(key)),
    ...pieces.map(({ id, key }): QdaVariable => {
      return { key: `status/${id}`, name: say(language, 'protocol.qda-statusOf', { key }), type: 'Text' };
    }),
  ];
}

/** The facilitators, and all others who have left initials; in that order. */
function usersOf({ programme }: PaperTaking, texts: readonly QdaText[]): string[] {
  const written = texts.flatMap((one) => [
    ...[one, ...one.selections].flatMap(({ createdBy, updatedBy }) => [createdBy, updatedBy]),
    ...[one, ...one.selections].flatMap(({ codings }) => codings.map(({ createdBy }) => createdBy)),
  ]);
  const facilitators = inOrder(programme.facilitators).map(({ initials }) => initials);
  return [...new Set([...facilitators, ...written])].filter(Boolean);
}
