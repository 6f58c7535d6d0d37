import { mixOf } from '../../domain/mix.ts';
import { inOrder } from '../../domain/order.ts';
import type { Attachment, FeedbackKind, Presentation, PresentationFile } from '../../domain/presentation-record.ts';
import type { Group, GroupSet, Person, PersonLevel, Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';

/** The set whose groups give this kind of presentation. */
export function setOf(kind: Presentation['kind']): GroupSet {
  return kind === 'project' ? 'working' : 'reading';
}

/** The groups of a workplace that can give this kind of presentation. */
export function groupsFor(programme: Programme, workplaceId: string, kind: Presentation['kind']): Group[] {
  return inOrder(programme.groups).filter((group) => group.workplaceId === workplaceId && group.set === setOf(kind));
}

/** Somebody on the card: `presents` is solid, a member who does not is outlined. */
export interface Presenter {
  readonly person: Person;
  readonly presents: boolean;
}

/** Those who present, then the rest of the group; each in the order of codes. */
export function presentersOf(programme: Programme, presentation: Presentation): Presenter[] {
  const members = presentation.groupId === null ? {} : (programme.groups[presentation.groupId]?.members ?? {});
  const all = inOrder(programme.people).filter(({ id }) => presentation.presenters[id] || members[id]);
  const presents = all.filter(({ id }) => presentation.presenters[id]);
  return [
    ...presents.map((person) => ({ person, presents: true })),
    ...all.filter((person) => !presents.includes(person)).map((person) => ({ person, presents: false })),
  ];
}

/** How many of each level stand behind a presentation, those of nobody left out. For the desk alone. */
export function levelsOf(presenters: readonly Presenter[]): { readonly key: PersonLevel; readonly count: number }[] {
  return mixOf(presenters.map(({ person }) => person)).levels.filter(({ count }) => count > 0);
}

/** The file that is shown, and the versions it took over from, newest first. */
export function filesOf(presentation: Presentation): {
  readonly main: PresentationFile | null;
  readonly older: PresentationFile[];
} {
  const newest = Object.values(presentation.files).sort((a, b) => b.addedAt - a.addedAt);
  const main = newest.find(({ id }) => id === presentation.mainFileId) ?? newest[0] ?? null;
  return { main, older: newest.filter((file) => file !== main) };
}

/** What the facilitator still has to get from the group. */
export type Missing = 'presenters' | 'file' | 'points';

/** What is missing, in the order in which it is asked for. */
export function missingFrom(presentation: Presentation): Missing[] {
  const missing: Missing[] = [];
  if (Object.keys(presentation.presenters).length === 0) missing.push('presenters');
  if (Object.keys(presentation.files).length === 0) missing.push('file');
  if (presentation.points.length === 0) missing.push('points');
  return missing;
}

/** What a presentation was to take and what it took, in whole minutes, once it has begun. */
export function timesOf(
  session: Session,
  { id, plannedMs }: Presentation,
): { readonly word: 'planned' | 'actual'; readonly minutes: number }[] {
  const spans = Object.values(session.spans).filter(({ presentationId }) => presentationId === id);
  const took = spans.reduce((sum, { startedAt, endedAt }) => sum + (endedAt === null ? 0 : endedAt - startedAt), 0);
  const over = spans.length > 0 && spans.every(({ endedAt }) => endedAt !== null);
  return [
    ...(plannedMs === null ? [] : [{ word: 'planned' as const, minutes: Math.round(plannedMs / 60_000) }]),
    ...(over ? [{ word: 'actual' as const, minutes: Math.round(took / 60_000) }] : []),
  ];
}

/** Feedback by its three kinds, each in the order it was given. */
export function feedbackByKind(presentation: Presentation, kind: FeedbackKind): Presentation['feedback'][string][] {
  return inOrder(presentation.feedback).filter((one) => one.kind === kind);
}

const PICTURES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

/**
 * The type under which a file may be drawn on the page, or null. Only plain pictures: a drawing or a page can carry
 * scripts, and a file from a group is nobody's we know.
 */
export function pictureType({ ext }: Attachment): string | null {
  return PICTURES[ext] ?? null;
}

const KINDS: Readonly<Record<string, string>> = {
  pptx: 'PowerPoint',
  ppt: 'PowerPoint',
  docx: 'Word',
  doc: 'Word',
  xlsx: 'Excel',
};

/** What kind of file it is, in the word that people use. */
export function fileKindText({ ext }: Pick<Attachment, 'ext'>): string {
  return KINDS[ext] ?? ext.toUpperCase();
}

/** As much of a file's name as a sentence holds: no folders, and the end of a long one, which says what it is. */
export function shortName(name: string): string {
  const letters = [...(name.split(/[\\/]/).at(-1) ?? '')];
  return letters.length <= 60 ? letters.join('') : `${letters.slice(0, 44).join('')}…${letters.slice(-14).join('')}`;
}
