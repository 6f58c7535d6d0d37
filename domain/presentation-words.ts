import type { Language } from './programme.ts';
import type { RoomJudgement, RoomPresentation } from './room.ts';
import { say } from './words.ts';

/** Planned and used minutes as a sentence; '' for what has not been held. */
export function plannedUsed({ plannedMs, actualMs }: RoomPresentation, language: Language): string {
  if (actualMs === null) return '';
  const used = Math.round(actualMs / 60_000);
  if (plannedMs === 0) return say(language, 'deck.usedOnly', { used });
  return say(language, 'deck.plannedUsed', { planned: Math.round(plannedMs / 60_000), used });
}

/** "New here: yes. Added value: yes, for the staff."; '' where nothing was decided. */
export function judgementLine(judgement: RoomJudgement | null, language: Language): string {
  return [newHere(judgement, language), addsValue(judgement, language)].filter(Boolean).join(' ');
}

/**
 * What was decided in full, where more was said than yes and no: the break, the sign, and what those who disagree say,
 * word for word.
 */
export function judgementPoints(judgement: RoomJudgement | null, language: Language): string[] {
  if (!judgement) return [];
  const { breakWith, sign, dissent } = judgement;
  if (breakWith === '' && sign === '' && dissent === '') return [];
  const told = (key: 'break' | 'sign' | 'dissent', text: string) =>
    text === '' ? '' : say(language, `deck.${key}`, { text });
  return [
    [newHere(judgement, language), told('break', breakWith)].filter(Boolean).join(' '),
    [addsValue(judgement, language), told('sign', sign)].filter(Boolean).join(' '),
    told('dissent', dissent),
  ].filter(Boolean);
}

function newHere(judgement: RoomJudgement | null, language: Language): string {
  if (!judgement || judgement.newHere === 'open') return '';
  return say(language, 'deck.newHereIs', { answer: say(language, `deck.answer-${judgement.newHere}`) });
}

function addsValue(judgement: RoomJudgement | null, language: Language): string {
  if (!judgement || judgement.addsValue === 'open') return '';
  const answer = say(language, `deck.answer-${judgement.addsValue}`);
  const whom = judgement.addsValue === 'no' ? [] : judgement.valueFor.map((one) => say(language, `deck.for-${one}`));
  if (whom.length === 0) return say(language, 'deck.addsValueIs', { answer });
  return say(language, 'deck.addsValueFor', { answer, whom: whom.join(', ') });
}
