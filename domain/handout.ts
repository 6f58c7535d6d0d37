import { z } from 'zod';
import { dateText } from './clock-text.ts';
import { literal } from './paper.ts';
import type { FeedbackKind } from './presentation-record.ts';
import { judgementLine, judgementPoints, plannedUsed } from './presentation-words.ts';
import type { Language } from './programme.ts';
import type { RoomPresentation } from './room.ts';
import type { RoomFacts } from './room-facts.ts';
import { say } from './words.ts';

const SectionSchema = z.strictObject({ heading: z.string(), lines: z.array(z.string()).min(1) });
const TalkSchema = z.strictObject({
  kicker: z.string(),
  title: z.string(),
  times: z.string(),
  sections: z.array(SectionSchema),
});

/** What a group takes home: its presentations and what the room gave back. Finished words; unknown keys are refused. */
export const HandoutSchema = z.strictObject({
  group: z.string(),
  place: z.string(),
  date: z.string(),
  talks: z.array(TalkSchema).min(1),
  /** What was agreed that lies with the group. */
  commitments: z.array(z.string()),
});
/** See {@link HandoutSchema}. */
export type Handout = z.infer<typeof HandoutSchema>;

/** A handout for each group that presented, working groups and reading groups apart. Made of what the room may know. */
export function planHandouts(facts: RoomFacts, language: Language): Handout[] {
  const byGroup = new Map<string, RoomPresentation[]>();
  for (const one of facts.presentations) {
    if (!one.group) continue;
    const key = say(language, one.kind === 'project' ? 'deck.workingGroup' : 'deck.readingGroup', {
      group: one.group.name,
    });
    byGroup.set(key, [...(byGroup.get(key) ?? []), one]);
  }
  return [...byGroup].map(([group, talks]) =>
    HandoutSchema.parse({
      group,
      place: say(language, 'deck.sessionLineBoth', { session: facts.session.number, workplace: facts.workplace }),
      date: dateOf(facts, talks, language),
      talks: talks.map((one) => talkOf(one, language)),
      commitments: facts.commitments
        .filter(({ owner }) => owner !== '' && owner === talks[0]?.group?.name)
        .map(({ text, due }) => (due ? `${text} – ${dateText(due, language, false)}` : text)),
    }),
  );
}

function dateOf(facts: RoomFacts, talks: readonly RoomPresentation[], language: Language): string {
  const held = facts.days.find((day) => day.items.some(({ itemId }) => talks.some((one) => one.itemId === itemId)));
  const day = held ?? facts.days[0];
  return day ? dateText(day.date, language) : '';
}

function talkOf(one: RoomPresentation, language: Language): Handout['talks'][number] {
  const said = (kind: FeedbackKind) => one.feedback.filter((line) => line.kind === kind).map(({ text }) => text);
  const told = judgementPoints(one.judgement, language);
  const short = judgementLine(one.judgement, language);
  const sections = [
    { heading: say(language, 'deck.yourPoints'), lines: [...one.points] },
    { heading: say(language, 'deck.yourSlides'), lines: [...one.outline] },
    { heading: say(language, 'common.keep'), lines: said('keep') },
    { heading: say(language, 'common.ask'), lines: said('ask') },
    { heading: say(language, 'common.try'), lines: said('try') },
    { heading: say(language, 'deck.judgement'), lines: told.length > 0 || short === '' ? told : [short] },
  ];
  return {
    kicker: say(language, one.kind === 'project' ? 'deck.numberOf' : 'deck.articleNumberOf', {
      number: one.number,
      total: one.total,
    }),
    title: one.title,
    times: plannedUsed(one, language),
    sections: sections.filter(({ lines }) => lines.length > 0),
  };
}

/** A handout as Markdown. What people wrote stays as they wrote it: nothing in it becomes a mark. */
export function handoutMarkdown(handout: Handout, language: Language): string {
  const list = (lines: readonly string[]) => lines.map((line) => `- ${literal(line)}`).join('\n');
  const blocks = [
    `# ${literal(handout.group)}`,
    `${literal(handout.place)}. ${literal(handout.date)}`,
    ...handout.talks.flatMap(({ kicker, title, times, sections }) => [
      `## ${literal(title)}`,
      [kicker, times].filter(Boolean).map(literal).join('. '),
      ...sections.flatMap(({ heading, lines }) => [`### ${literal(heading)}`, list(lines)]),
    ]),
    ...(handout.commitments.length > 0
      ? [`## ${say(language, 'deck.yourCommitments')}`, list(handout.commitments)]
      : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}
