import type { Instant } from './timer.ts';

/** Names a thing within its project, the same every time. Whoever writes the file makes a GUID of it. */
export type QdaKey = string;

/** Who made something, by initials, and when. */
export interface QdaMade {
  readonly createdBy: string;
  readonly createdAt: Instant;
}

/** The same, with its last change. */
export interface QdaChanged extends QdaMade {
  readonly updatedBy: string;
  readonly updatedAt: Instant;
}

/** A code of the codebook; one that only gathers others is put on nothing. */
export interface QdaCode {
  readonly key: QdaKey;
  readonly name: string;
  readonly description: string;
  readonly codable: boolean;
  readonly codes: readonly QdaCode[];
}

/** A column of facts about sources and cases. */
export interface QdaVariable {
  readonly key: QdaKey;
  readonly name: string;
  readonly type: 'Text' | 'Integer';
}

/** One fact. */
export interface QdaValue {
  readonly variable: QdaKey;
  readonly value: string | number;
}

/** A code that somebody put on a place or on a whole text, with what was written about it. */
export interface QdaCoding extends QdaMade {
  readonly key: QdaKey;
  readonly code: QdaKey;
  readonly notes: readonly QdaKey[];
}

/** A place in a text, in UTF-16 units of the text as it is kept here; `end` is the first unit after it. */
export interface QdaSelection extends QdaChanged {
  readonly key: QdaKey;
  readonly start: number;
  readonly end: number;
  readonly codings: readonly QdaCoding[];
  readonly notes: readonly QdaKey[];
}

/** A text that is analysed, or a note about one. */
export interface QdaText extends QdaChanged {
  readonly key: QdaKey;
  readonly name: string;
  readonly description: string;
  readonly text: string;
  readonly selections: readonly QdaSelection[];
  /** Codes on the whole. */
  readonly codings: readonly QdaCoding[];
  readonly notes: readonly QdaKey[];
  readonly values: readonly QdaValue[];
}

/** Somebody or something that sources are about. */
export interface QdaCase {
  readonly key: QdaKey;
  readonly name: string;
  readonly values: readonly QdaValue[];
  readonly sources: readonly QdaKey[];
}

/** How a note belongs to what it is about, in a word. */
export interface QdaLink {
  readonly key: QdaKey;
  readonly name: string;
  readonly from: QdaKey;
  readonly to: QdaKey;
}

/** What programs for qualitative analysis exchange (REFI-QDA), as plain data. Codes of people in it, never names. */
export interface QdaProject {
  readonly name: string;
  readonly description: string;
  /** Initials of all who wrote or marked something. */
  readonly users: readonly string[];
  readonly codes: readonly QdaCode[];
  readonly variables: readonly QdaVariable[];
  readonly cases: readonly QdaCase[];
  readonly sources: readonly QdaText[];
  readonly notes: readonly QdaText[];
  readonly links: readonly QdaLink[];
  /** All that belongs to the session. */
  readonly set: { readonly key: QdaKey; readonly name: string };
}

/** A part of a project: what one subject has for it. */
export type QdaPart = Pick<QdaProject, 'codes' | 'sources' | 'notes' | 'links'>;

/** The facts that sources have, in the order of their columns. */
export const QDA_FACTS = ['session', 'item', 'group', 'piece', 'attempt', 'how', 'status', 'accord'] as const;

/** The value of a fact. */
export function qdaFact(fact: (typeof QDA_FACTS)[number], value: string | number): QdaValue {
  return { variable: `fact/${fact}`, value };
}
