import type { Book } from './command-table.ts';
import type { Session } from './session.ts';

/** A record that points at one that is not there. `record` is a path of ids, never contents. */
export interface DanglingReference {
  /** `programme` or `session/<id>`. */
  readonly document: string;
  readonly record: string;
  readonly missing: string;
}

/** Every reference of a book that leads nowhere. */
export function danglingReferences({ programme, sessions }: Book): DanglingReference[] {
  const found: DanglingReference[] = [];
  const want = (document: string, record: string, there: boolean, missing: string): void => {
    if (!there) found.push({ document, record, missing });
  };
  const { people, groups, workplaces } = programme;
  for (const person of Object.values(people)) {
    want('programme', `people/${person.id}`, person.workplaceId in workplaces, `workplaces/${person.workplaceId}`);
  }
  for (const group of Object.values(groups)) {
    want('programme', `groups/${group.id}`, group.workplaceId in workplaces, `workplaces/${group.workplaceId}`);
    for (const id of Object.keys(group.members)) want('programme', `groups/${group.id}`, id in people, `people/${id}`);
  }
  if (programme.openSessionId !== null) {
    want('programme', 'openSessionId', programme.openSessionId in sessions, `session/${programme.openSessionId}`);
  }
  for (const session of Object.values(sessions)) {
    const document = `session/${session.id}`;
    want(document, 'workplaceId', session.workplaceId in workplaces, `workplaces/${session.workplaceId}`);
    for (const { record, to } of referencesOf(session)) {
      const [map = '', id = ''] = to.split('/');
      const own = { days: session.days, items: session.items, spans: session.spans, notes: session.notes }[map];
      const shared = { people, groups, coursework: programme.coursework, highlights: {} }[map];
      const there = own ?? shared ?? session.presentations;
      want(document, record, Object.hasOwn(there, id), to);
    }
  }
  return found;
}

function referencesOf(session: Session): { record: string; to: string }[] {
  const all: { record: string; to: string }[] = [];
  const add = (record: string, map: string, id: string | null): void => {
    if (id !== null) all.push({ record, to: `${map}/${id}` });
  };
  for (const item of Object.values(session.items)) add(`items/${item.id}`, 'days', item.dayId);
  for (const span of Object.values(session.spans)) {
    add(`spans/${span.id}`, 'items', span.itemId);
    add(`spans/${span.id}`, 'days', span.dayId);
    add(`spans/${span.id}`, 'presentations', span.presentationId);
    add(`spans/${span.id}`, 'groups', span.groupId);
  }
  add('run', 'days', session.run.dayId);
  add('run', 'spans', session.run.spanId);
  add('wall/scene', 'items', session.wall.scene.itemId);
  add('wall/file', 'presentations', session.wall.file?.presentationId ?? null);
  for (const [itemId, cards] of Object.entries(session.cards)) {
    add('cards', 'items', itemId);
    for (const { id, from } of Object.values(cards)) {
      if (from.kind === 'person') add(`cards/${id}`, 'people', from.personId);
      if (from.kind === 'group') add(`cards/${id}`, 'groups', from.groupId);
    }
  }
  for (const note of Object.values(session.notes)) {
    add(`notes/${note.id}`, 'items', note.itemId);
    add(`notes/${note.id}`, 'presentations', note.presentationId);
    add(`notes/${note.id}`, 'notes', note.parentId);
  }
  for (const entry of [session.decisions, session.commitments, session.parked].flatMap((map) => Object.values(map))) {
    add(`entries/${entry.id}`, 'items', entry.itemId);
  }
  for (const { id, owner } of Object.values(session.commitments)) {
    if (owner.kind === 'person') add(`commitments/${id}`, 'people', owner.personId);
    if (owner.kind === 'group') add(`commitments/${id}`, 'groups', owner.groupId);
  }
  for (const one of Object.values(session.presentations)) {
    add(`presentations/${one.id}`, 'items', one.itemId);
    add(`presentations/${one.id}`, 'groups', one.groupId);
    for (const id of Object.keys(one.presenters)) add(`presentations/${one.id}`, 'people', id);
  }
  for (const [itemId, marks] of Object.entries(session.presence)) {
    add('presence', 'items', itemId);
    for (const id of Object.keys(marks)) add('presence', 'people', id);
  }
  for (const [itemId, { entries }] of Object.entries(session.speakers)) {
    add('speakers', 'items', itemId);
    for (const { id, personId } of Object.values(entries)) add(`speakers/${id}`, 'people', personId);
  }
  for (const [personId, days] of Object.entries(session.expected)) {
    add('expected', 'people', personId);
    for (const id of Object.keys(days)) add('expected', 'days', id);
  }
  for (const dayId of Object.keys(session.cover)) add('cover', 'days', dayId);
  for (const [courseworkId, pieces] of Object.entries(session.submissions)) {
    add('submissions', 'coursework', courseworkId);
    for (const { id, personId, attempts } of Object.values(pieces)) {
      add(`submissions/${id}`, 'people', personId);
      for (const { presentationId } of attempts) add(`submissions/${id}`, 'presentations', presentationId);
    }
  }
  for (const [courseworkId, marks] of Object.entries(session.highlights)) {
    add('highlights', 'coursework', courseworkId);
    for (const { id, personId } of Object.values(marks)) add(`highlights/${id}`, 'people', personId);
  }
  for (const [courseworkId, themes] of Object.entries(session.themes)) {
    add('themes', 'coursework', courseworkId);
    for (const { id, restsOn } of Object.values(themes)) {
      for (const highlightId of Object.keys(restsOn)) {
        if (!session.highlights[courseworkId]?.[highlightId]) add(`themes/${id}`, 'highlights', highlightId);
      }
    }
  }
  return all;
}
