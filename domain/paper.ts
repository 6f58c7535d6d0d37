import type { SessionStandings } from './coursework-standing.ts';
import type { Language, Programme } from './programme.ts';
import type { Session } from './session.ts';
import { say } from './words.ts';

/** What papers for the facilitators are made of. `nameOf` gives a name where one was asked for, else ''. */
export interface PaperTaking {
  readonly programme: Programme;
  readonly session: Session;
  /** What the other sessions hold of coursework, in the order in which they are held. */
  readonly elsewhere: readonly SessionStandings[];
  readonly language: Language;
  readonly nameOf: (personId: string) => string;
}

/** Lines under a heading of their own. */
export interface PaperSection {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** What is written on paper for the facilitators alone: finished words, in parts. */
export interface Paper {
  readonly title: string;
  readonly lines: readonly string[];
  readonly parts: readonly {
    readonly title: string;
    readonly lines: readonly string[];
    readonly sections: readonly PaperSection[];
  }[];
}

/** A paper as Markdown, marked as confidential. What people wrote stays as they wrote it: nothing in it becomes a mark. */
export function paperMarkdown({ title, lines, parts }: Paper, language: Language): string {
  const list = (all: readonly string[]) => all.map((line) => `- ${literal(line)}`).join('\n');
  const blocks = [
    `# ${literal(title)}`,
    `**${say(language, 'protocol.confidential')}**`,
    ...lines.map(literal),
    ...parts.flatMap((part) => [
      `## ${literal(part.title)}`,
      ...part.lines.map(literal),
      ...part.sections.flatMap(({ heading, lines: own }) => [`### ${literal(heading)}`, list(own)]),
    ]),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

/** One line of text in which no character is a mark. */
export function literal(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~&]/g, (mark) => `\\${mark}`)
    .replace(/^([#+-]|\d+[.)])/, (mark) => mark.replace(/[#+.)-]$/, (last) => `\\${last}`));
}
