import type { HighlightKind } from '../../domain/coursework-record.ts';
import { dispatch, newId } from '../desk-client.ts';
import type { FeedbackData } from './use-feedback.ts';

/** Which card an order is about. */
export interface OneTheme {
  readonly sessionId: string;
  readonly courseworkId: string;
  readonly themeId: string;
}

/** Makes a card without words, and says which. */
export async function addTheme(
  { session, coursework }: FeedbackData,
  themeKind: HighlightKind,
): Promise<string | null> {
  const themeId = newId();
  const on = { sessionId: session.id, courseworkId: coursework.id, themeId };
  const answer = await dispatch({ kind: 'theme.add', ...on, themeKind });
  return answer.ok ? themeId : null;
}

/** Lets the room have a card; with `itemId` given it is shown at once. */
export async function releaseTheme(one: OneTheme, show: { readonly itemId: string | null } | null): Promise<boolean> {
  const released = await dispatch({ kind: 'theme.release', ...one, on: true });
  if (released.ok && show) await showTheme(one, show.itemId);
  return released.ok;
}

/** Gives a released card the wall to itself. */
export function showTheme({ sessionId, themeId }: OneTheme, itemId: string | null): Promise<unknown> {
  return dispatch({
    kind: 'wall.show',
    sessionId,
    scene: { kind: 'collectiveFeedback', itemId, refId: themeId },
  });
}

/** Takes a card back from the room. */
export function withdrawTheme(one: OneTheme): Promise<unknown> {
  return dispatch({ kind: 'theme.release', ...one, on: false });
}

/** Puts what one card rests on under another, and takes the first away. */
export async function mergeThemes(data: FeedbackData, fromId: string, intoId: string): Promise<boolean> {
  const on = { sessionId: data.session.id, courseworkId: data.coursework.id };
  const restsOn = (id: string) => Object.keys(data.themes.find(({ theme }) => theme.id === id)?.theme.restsOn ?? {});
  const highlightIds = [...new Set([...restsOn(intoId), ...restsOn(fromId)])];
  const moved = await dispatch({ kind: 'theme.rest-on', ...on, themeId: intoId, highlightIds });
  if (!moved.ok) return false;
  return (await dispatch({ kind: 'theme.remove', ...on, themeId: fromId })).ok;
}

/** Puts a card one place up or down among those of its kind. */
export function stepTheme(data: FeedbackData, themeId: string, by: 1 | -1): void {
  const moving = data.themes.find(({ theme }) => theme.id === themeId)?.theme;
  const kin = data.themes.filter(({ theme }) => theme.kind === moving?.kind).map(({ theme }) => theme.id);
  const at = kin.indexOf(themeId) + by;
  if (at < 0 || at >= kin.length) return;
  const without = kin.filter((id) => id !== themeId);
  const afterId = without[at - 1] ?? null;
  const on = { sessionId: data.session.id, courseworkId: data.coursework.id, themeId };
  void dispatch({ kind: 'theme.move', ...on, afterId });
}

/** Puts a highlight under a card, or takes it out from under it. */
export function restOn(data: FeedbackData, themeId: string, highlightId: string, on: boolean): Promise<unknown> {
  const now = Object.keys(data.themes.find(({ theme }) => theme.id === themeId)?.theme.restsOn ?? {});
  const highlightIds = on ? [...now, highlightId] : now.filter((id) => id !== highlightId);
  return dispatch({
    kind: 'theme.rest-on',
    sessionId: data.session.id,
    courseworkId: data.coursework.id,
    themeId,
    highlightIds,
  });
}
