import type { HighlightKind } from './coursework-record.ts';
import type { Fit, ShowsAs } from './file-facts.ts';
import type { HandCount } from './hand-count.ts';
import type { NoteType } from './note-record.ts';
import type { Answer, FeedbackKind, PresentationKind, ValueFor } from './presentation-record.ts';
import type { GroupShape, Language, PersonLevel, PersonRole } from './programme.ts';
import type { RoundFacts } from './round-record.ts';
import type { Activity, SessionKind } from './session-kinds.ts';
import type { SpeakerList, SpeechKind } from './speaker-record.ts';
import type { Progress, Suppressed } from './threshold.ts';
import type { Instant, Millis, TimerFacts } from './timer.ts';

/** A group by what the room knows of it. */
export interface RoomGroup {
  readonly name: string;
  readonly shape: GroupShape;
}

/** An item as the room may know it. */
export interface RoomItem {
  readonly itemId: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly activity: Activity;
  /** Planned start and end, minutes of the day. */
  readonly start: number;
  readonly end: number;
  readonly minutes: number;
  readonly locked: boolean;
  /** Left out of the day when it ran late. */
  readonly cut: boolean;
  readonly state: 'done' | 'now' | 'ahead';
  /** What it took, pauses of the clock included; null until it is done. */
  readonly actualMs: Millis | null;
  readonly startedAt: Instant | null;
  readonly steps: readonly { readonly title: string; readonly minutes: number }[];
  /** Names of the groups that present in it, in order. */
  readonly presenters: readonly string[];
  /** The groups that work in it, where its steps are run for each group. */
  readonly groups: readonly RoomGroup[];
  readonly cards: readonly RoomCard[];
  /** How far the room has come with cards from each person, or null where they are not asked one by one. */
  readonly progress: Progress | null;
  /** The coursework that is written or talked about in it, or null. */
  readonly courseworkId: string | null;
  /** How far the room has come with the coursework that is written in it, or null where there is none. */
  readonly handedIn: Progress | null;
  readonly notes: readonly { readonly kind: NoteType; readonly text: string }[];
}

/** A released card. */
export interface RoomCard {
  readonly id: string;
  readonly text: string;
  readonly label: string;
  readonly count: number;
  readonly group: RoomGroup | null;
  readonly releasedAt: Instant;
}

/** A presentation as the room may know it. */
export interface RoomPresentation {
  readonly id: string;
  readonly itemId: string | null;
  readonly kind: PresentationKind;
  /** Its number among those of its kind, from 1. */
  readonly number: number;
  readonly total: number;
  readonly group: RoomGroup | null;
  readonly title: string;
  readonly points: readonly string[];
  /** The titles of its slides, where they were taken over for the wall. */
  readonly outline: readonly string[];
  readonly feedback: readonly { readonly kind: FeedbackKind; readonly text: string }[];
  /** That of it which was released to stand on the wall, in its order. */
  readonly feedbackOut: readonly {
    readonly id: string;
    readonly kind: FeedbackKind;
    readonly text: string;
    readonly releasedAt: Instant;
  }[];
  /** The room's decision whether it is new and adds value, once decided: for the deck. */
  readonly judgement: RoomJudgement | null;
  /** The same while it is on the wall, decided or not. */
  readonly judgementOut: RoomJudgement | null;
  /** Files that the room has seen and of which a picture can be had: the main one first. */
  readonly pictures: readonly RoomPicture[];
  readonly held: boolean;
  readonly plannedMs: Millis;
  readonly actualMs: Millis | null;
}

/** A released card of collective feedback. */
export interface RoomTheme {
  readonly id: string;
  readonly kind: HighlightKind;
  readonly title: string;
  readonly text: string;
  readonly quotes: readonly string[];
  readonly replies: readonly string[];
  readonly releasedAt: Instant;
}

/** A piece of coursework as the room may know it. */
export interface RoomCoursework {
  readonly courseworkId: string;
  readonly key: string;
  readonly title: string;
  readonly outcome: string;
  readonly themes: readonly RoomTheme[];
}

/** What the room decided of a presentation. */
export interface RoomJudgement {
  readonly newHere: Answer;
  readonly breakWith: string;
  readonly addsValue: Answer;
  readonly valueFor: readonly ValueFor[];
  readonly sign: string;
  readonly dissent: string;
  readonly decided: boolean;
}

/** A released file by its bytes and its shape. Whose it is, what it was called and what it says stays on the desk. */
export interface RoomPicture {
  readonly sha256: string;
  readonly showsAs: ShowsAs;
  readonly pages: number;
  readonly width: number | null;
  readonly height: number | null;
}

/** The file that the wall is on. */
export interface RoomFile extends RoomPicture {
  readonly presentationId: string;
  /** From 1. */
  readonly page: number;
  readonly fit: Fit;
  readonly blank: boolean;
}

/** One day as the room may know it. */
export interface RoomDay {
  readonly dayId: string;
  readonly number: number;
  readonly date: string;
  readonly theme: string;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly outcomes: readonly string[];
  /** Hands counted at the check-out, one for each outcome; null where too few have answered. */
  readonly hands: readonly (HandCount | null)[];
  readonly items: readonly RoomItem[];
  readonly begun: boolean;
  readonly attendance: {
    readonly present: number;
    readonly enrolled: number;
    readonly byRole: Suppressed<PersonRole>;
    readonly byLevel: Suppressed<PersonLevel>;
  } | null;
}

/** Somebody on the speaker list. Who it is, is known by the entry's id on the desk alone. */
export interface RoomSpeaker {
  readonly entryId: string;
  /** Place in the queue by which the room knows them, from 1. */
  readonly place: number;
  readonly speech: SpeechKind;
}

/** Shares as the room may see them. */
export interface RoomShares<K extends string> {
  readonly shares: readonly { readonly key: K; readonly percent: number }[];
  /** True when at least one was left out. */
  readonly hidden: boolean;
}

/** A speaker list as the room may know it. */
export interface RoomSpeakers {
  readonly closing: SpeakerList['closing'];
  readonly speaking: RoomSpeaker | null;
  /** In the order in which they will speak. */
  readonly waiting: readonly RoomSpeaker[];
  /** Of the one who speaks. */
  readonly timer: TimerFacts | null;
}

/**
 * What a scene may be made of: all that the room may know, the frozen frame left out. No person, code, presenter,
 * private note, unreleased card or file name has a place in it.
 */
export interface Room {
  readonly language: Language;
  readonly theme: 'day' | 'evening';
  readonly timeZone: string;
  readonly workplace: string;
  readonly project: { readonly title: string; readonly aim: string };
  readonly session: { readonly kind: SessionKind; readonly number: number; readonly title: string };
  readonly days: readonly RoomDay[];
  /** The day that the wall is on. */
  readonly today: RoomDay | null;
  readonly now: {
    readonly itemId: string;
    readonly step: number;
    readonly presentationId: string | null;
  } | null;
  /** The prompt that was released by showing the scene that names its item, or empty. */
  readonly prompt: string;
  readonly timer: TimerFacts | null;
  /** The small timer, while it is put on the wall. */
  readonly side: { readonly title: string; readonly timer: TimerFacts } | null;
  readonly round: RoundFacts | null;
  /** The speaker list of the scene's item, or of the one that runs. */
  readonly speakers: RoomSpeakers | null;
  /** Shares of the day's speaking time by level, released by showing the scene that tells them. */
  readonly speakingShare: RoomShares<PersonLevel> | null;
  /** What is written to the room, while it is shown. */
  readonly message: string;
  readonly scene: { readonly kind: string; readonly itemId: string | null; readonly refId: string | null };
  /** The file that the scene is about, or null. */
  readonly file: RoomFile | null;
  readonly presentations: readonly RoomPresentation[];
  /** Notes that were released to stand on the wall, by id. */
  readonly notes: readonly { readonly id: string; readonly kind: NoteType; readonly text: string }[];
  readonly decisions: readonly string[];
  readonly commitments: readonly { readonly text: string; readonly owner: string; readonly due: string | null }[];
  readonly coursework: readonly RoomCoursework[];
  /** What the session before took further, and what this one does. */
  readonly taken: { readonly before: readonly string[]; readonly here: readonly string[] };
  readonly questions: readonly string[];
}
