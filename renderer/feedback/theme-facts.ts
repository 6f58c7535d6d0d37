import { seenHighlights } from '../../domain/assessment.ts';
import { themesOf } from '../../domain/collective-feedback.ts';
import type { Highlight, HighlightKind, Terms, Theme } from '../../domain/coursework-record.ts';
import { cardTexts, checkTheme, type ThemeCheck } from '../../domain/feedback-check.ts';
import { markedText } from '../../domain/highlights.ts';
import { namesInText } from '../../domain/person-in-text.ts';
import type { Programme } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { type Remaining, remaining } from './remaining.ts';

/** Strengths first, as they are given. */
export const KINDS: readonly HighlightKind[] = ['strength', 'nextStep'];

/** A card with where it stands on its way to the room. */
export interface ThemeFacts {
  readonly theme: Theme;
  /** Among those of its kind, from 1. */
  readonly number: number;
  readonly check: ThemeCheck;
  readonly left: readonly Remaining[];
  readonly onWall: boolean;
}

/** Checks a card as it is written now. */
export function checked(
  programme: Programme,
  session: Session,
  courseworkId: string,
  theme: Theme,
  rare: ReadonlySet<string>,
  names: readonly string[],
): { readonly check: ThemeCheck; readonly left: Remaining[] } {
  const check = checkTheme(programme, session, courseworkId, theme, rare);
  return {
    check,
    left: remaining(
      check,
      cardTexts(theme).flatMap((text) => namesInText(names, text)),
    ),
  };
}

/** All cards of a piece of coursework, strengths first. */
export function themeFacts(
  programme: Programme,
  session: Session,
  courseworkId: string,
  rare: ReadonlySet<string>,
  names: readonly string[],
): ThemeFacts[] {
  const all = themesOf(session, courseworkId);
  const { scene, black } = session.wall;
  return all.map((theme) => ({
    theme,
    number: all.filter(({ kind }) => kind === theme.kind).indexOf(theme) + 1,
    ...checked(programme, session, courseworkId, theme, rare, names),
    onWall: !black && scene.kind === 'collectiveFeedback' && scene.refId === theme.id && theme.releasedAt !== null,
  }));
}

/** Where a card stands: the room has it, it could have it, or something remains. */
export function standingOf({ theme, left, onWall }: ThemeFacts): 'onWall' | 'released' | 'ready' | 'stopped' | 'empty' {
  if (onWall) return 'onWall';
  if (theme.releasedAt !== null) return 'released';
  if (left.length === 0) return 'ready';
  return left.every(({ kind }) => kind === 'empty' || kind === 'few') && theme.text === '' ? 'empty' : 'stopped';
}

/** A highlight with the words that it marks and whose they are. */
export interface Source {
  readonly highlight: Highlight;
  readonly code: string;
  /** Empty for a comment on the whole, as on paper. */
  readonly text: string;
}

/** The highlights under one criterion, or under none of them. */
export interface SourceGroup {
  readonly criterionId: string | null;
  readonly title: string;
  readonly sources: readonly Source[];
}

/**
 * All highlights that whoever is at the keys may see, gathered by criterion, in the order of the terms; those without
 * one come last.
 */
export function sourcesByCriterion(
  programme: Programme,
  session: Session,
  courseworkId: string,
  terms: Terms,
  by: string,
): SourceGroup[] {
  const all = seenHighlights(session, courseworkId, by).map((highlight) =>
    sourceOf(programme, session, courseworkId, highlight),
  );
  const list = terms.criteria.list;
  const known = new Set(list.map(({ id }) => id));
  const under = (id: string | null) =>
    all.filter(
      ({ highlight: { criterionId } }) => (criterionId !== null && known.has(criterionId) ? criterionId : null) === id,
    );
  return [
    ...list.map(({ id, title }) => ({ criterionId: id, title, sources: under(id) })),
    { criterionId: null, title: '', sources: under(null) },
  ].filter(({ sources }) => sources.length > 0);
}

/** What a card rests on, as far as whoever is at the keys may see it. */
export function sourcesBehind(
  programme: Programme,
  session: Session,
  courseworkId: string,
  theme: Theme,
  by: string,
): Source[] {
  return seenHighlights(session, courseworkId, by)
    .filter(({ id }) => theme.restsOn[id])
    .map((highlight) => sourceOf(programme, session, courseworkId, highlight));
}

function sourceOf(programme: Programme, session: Session, courseworkId: string, highlight: Highlight): Source {
  return {
    highlight,
    code: programme.people[highlight.personId]?.code ?? '',
    text: markedText(session, courseworkId, highlight).replace(/\s+/g, ' ').trim(),
  };
}

/** How many cards of a kind there is room for. */
export function roomFor(terms: Terms, kind: HighlightKind): number {
  return kind === 'strength' ? terms.strengths : terms.nextSteps;
}
