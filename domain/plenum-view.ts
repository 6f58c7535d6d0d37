import { minuteText } from './clock-text.ts';
import type { CardView, DayLine, PlenumView, SceneView, StepsView } from './plenum-view-schema.ts';
import { assertNever } from './result.ts';
import type { RoomDay, RoomFacts, RoomItem, RoomPresentation } from './room-facts.ts';
import type { Progress } from './threshold.ts';
import { readyTimer } from './timer.ts';
import { say } from './words.ts';

/** Rows that fit beside the filled field of the plan. */
const PLAN_ROWS = 5;

/** What the wall shows, made of released facts alone. While frozen it is the frame that was frozen. */
export function plenumView(facts: RoomFacts): PlenumView {
  if (facts.frozen) return { ...facts.frozen.view, black: facts.black, frozenAt: facts.frozen.at };
  return {
    v: 1,
    language: facts.language,
    theme: facts.theme,
    timeZone: facts.timeZone,
    place: placeOf(facts),
    black: facts.black,
    frozenAt: null,
    timer: facts.timer,
    timerWords: timerWords(facts),
    dayLine: facts.today ? dayLine(facts, facts.today) : null,
    scene: sceneView(facts),
  };
}

/** The wall before any session is open: quiet paper. */
export function emptyPlenumView(language: RoomFacts['language'], timeZone: string): PlenumView {
  return {
    v: 1,
    language,
    theme: 'day',
    timeZone,
    place: '',
    black: false,
    frozenAt: null,
    timer: null,
    timerWords: words(language, '', ''),
    dayLine: null,
    scene: { kind: 'blank' },
  };
}

/** Welcome carries workplace and project, the plan the project, other scenes the theme. */
function placeOf(facts: RoomFacts): string {
  const { kind } = facts.scene;
  if (kind === 'blank' || kind === 'testcard') return '';
  if (kind === 'welcome') return [facts.workplace, facts.project.title].filter(Boolean).join(' · ');
  if (kind === 'plan' && facts.project.title) {
    return say(facts.language, 'wall.project', { title: facts.project.title });
  }
  if (kind === 'presentation') {
    const presentation = currentPresentation(facts);
    if (presentation) return presentationKicker(facts, presentation);
  }
  return facts.today?.theme || facts.workplace;
}

function timerWords(facts: RoomFacts): PlenumView['timerWords'] {
  const { language, timer } = facts;
  const total = (timer ?? readyTimer(0)).durationMs + (timer?.addedMs ?? 0);
  const of =
    total % 60_000 === 0
      ? say(language, 'wall.ofMinutes', { n: total / 60_000 })
      : say(language, 'wall.ofTime', { time: minutesAndSeconds(total) });
  const step = currentStep(facts);
  return words(language, of, step ? say(language, 'wall.leftOf', { step }) : say(language, 'wall.left'));
}

function words(language: RoomFacts['language'], of: string, left: string): PlenumView['timerWords'] {
  return {
    enough: say(language, 'wall.enough'),
    soon: say(language, 'wall.soon'),
    red: say(language, 'wall.red'),
    over: say(language, 'wall.over'),
    paused: say(language, 'wall.paused'),
    ready: say(language, 'wall.ready'),
    of,
    left,
  };
}

function minutesAndSeconds(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

function currentItem(facts: RoomFacts): RoomItem | null {
  return facts.today?.items.find((item) => item.itemId === facts.now?.itemId) ?? null;
}

function currentStep(facts: RoomFacts): string | null {
  return currentItem(facts)?.steps[facts.now?.step ?? 0]?.title ?? null;
}

function currentPresentation(facts: RoomFacts): RoomPresentation | null {
  return facts.presentations.find((one) => one.id === facts.now?.presentationId) ?? null;
}

function presentationKicker(facts: RoomFacts, one: RoomPresentation): string {
  const key = one.kind === 'project' ? 'wall.groupPresentation' : 'wall.articlePresentation';
  return say(facts.language, key, { number: one.number, total: one.total });
}

/** The day as one line. Places are fractions between its start and end. */
export function dayLine(facts: RoomFacts, day: RoomDay): DayLine {
  const length = Math.max(1, day.endMinute - day.startMinute);
  const place = (minute: number): number => Math.min(1, Math.max(0, (minute - day.startMinute) / length));
  const lock = day.items.find((item) => item.locked);
  const { language } = facts;
  return {
    startsAt: day.startsAt,
    endsAt: day.endsAt,
    startText: minuteText(day.startMinute),
    endText: say(language, 'wall.ends', { time: minuteText(day.endMinute) }),
    lock: lock
      ? {
          text: say(language, 'wall.lock', { title: firstWord(lock), time: minuteText(lock.start) }),
          at: place(lock.start),
        }
      : null,
    blocks: day.items.map((item) => ({
      from: place(item.start),
      to: place(item.end),
      kind: item.locked ? ('locked' as const) : item.activity === 'break' ? ('break' as const) : ('normal' as const),
      state: item.state,
      label: item.shortTitle || item.title,
    })),
    sentence: say(language, 'wall.dayLineSentence', {
      from: minuteText(day.startMinute),
      to: minuteText(day.endMinute),
      count: day.items.length,
    }),
  };
}

/** "Lunsj og vaktbytte" is said as "Lunsj" on the line. */
function firstWord(item: RoomItem): string {
  return (item.shortTitle || item.title).split(/[\s,]/)[0] ?? item.title;
}

function sceneView(facts: RoomFacts): SceneView {
  const { kind } = facts.scene;
  switch (kind) {
    case 'blank':
      return { kind: 'blank' };
    case 'welcome':
      return welcome(facts);
    case 'plan':
      return plan(facts);
    case 'timer':
      return timer(facts);
    case 'cards':
      return cards(facts);
    case 'presentation':
      return presentation(facts);
    case 'pause':
      return pause(facts);
    case 'testcard':
      return {
        kind: 'testcard',
        question: say(facts.language, 'wall.testQuestion'),
        detail: say(facts.language, 'wall.testDetail'),
      };
    default:
      return assertNever(kind);
  }
}

function welcome(facts: RoomFacts): SceneView {
  const day = facts.today;
  return {
    kind: 'welcome',
    kicker: say(facts.language, 'wall.welcome', { session: facts.session.number, day: day?.number ?? 1 }),
    title: day?.theme || facts.session.title || facts.workplace,
    lead: day && day.outcomes.length > 0 ? say(facts.language, 'wall.outcomes') : '',
    outcomes: day ? [...day.outcomes] : [],
  };
}

function isRest(item: RoomItem): boolean {
  return item.activity === 'break' || item.activity === 'lunch';
}

function plan(facts: RoomFacts): SceneView {
  const { language } = facts;
  const items = facts.today?.items ?? [];
  const now = currentItem(facts);
  const ahead = now ? items.slice(items.indexOf(now) + 1) : items.filter((item) => item.state === 'ahead');
  const next = ahead[0];
  const rows = (list: readonly RoomItem[]): { time: string; title: string; detail: string }[] =>
    withoutSmallBreaks(list).map((item) => ({
      time: minuteText(item.start),
      title: item.title,
      detail: item.presenters.join(', '),
    }));
  if (now) {
    return {
      kind: 'plan',
      nowLead: say(language, 'wall.nowUntil', { time: minuteText(next?.start ?? now.end) }),
      nowTitle: now.title,
      nowNote: isRest(now) ? say(language, 'wall.weStartAgainAt', { time: minuteText(next?.start ?? now.end) }) : '',
      rows: rows(ahead),
    };
  }
  const over = items.length > 0 && !next;
  return {
    kind: 'plan',
    nowLead: next ? say(language, 'wall.nextAt', { time: minuteText(next.start) }) : '',
    nowTitle: next ? next.title : over ? say(language, 'wall.dayOver') : '',
    nowNote: '',
    rows: rows(ahead.slice(1)),
  };
}

/** The room needs the next handful; when there are more, short breaks give way first, the last item never does. */
function withoutSmallBreaks(items: readonly RoomItem[]): readonly RoomItem[] {
  if (items.length <= PLAN_ROWS) return items;
  const work = items.filter((item) => item.activity !== 'break');
  if (work.length <= PLAN_ROWS) return work;
  const last = work.at(-1);
  return last ? [...work.slice(0, PLAN_ROWS - 1), last] : work;
}

function stepsOf(facts: RoomFacts): StepsView | null {
  const item = currentItem(facts);
  if (!item || item.steps.length < 2 || !facts.now) return null;
  return {
    current: Math.min(facts.now.step, item.steps.length - 1),
    steps: item.steps.map((step) => ({ title: step.title, minutes: step.minutes })),
  };
}

function timer(facts: RoomFacts): SceneView {
  const item = currentItem(facts);
  return {
    kind: 'timer',
    title: item?.title ?? facts.today?.theme ?? '',
    prompt: facts.now?.prompt ?? '',
    steps: stepsOf(facts),
  };
}

function cards(facts: RoomFacts): SceneView {
  const items = facts.days.flatMap((day) => day.items);
  const item = items.find((one) => one.itemId === (facts.scene.itemId ?? facts.now?.itemId));
  const shown = item?.cards ?? [];
  const newest = shown.reduce<string | null>((latest, card) => {
    const best = shown.find((one) => one.id === latest);
    return best && best.releasedAt > card.releasedAt ? latest : card.id;
  }, null);
  return {
    kind: 'cards',
    title: item?.title ?? '',
    cards: shown.map(
      (card): CardView => ({
        id: card.id,
        text: card.text,
        label: card.label,
        count: card.count,
        group: card.group ? { name: card.group.name, shape: card.group.shape } : null,
        newest: card.id === newest,
      }),
    ),
    progress: progressText(facts.language, item?.progress ?? null),
    empty: say(facts.language, 'wall.noCards'),
  };
}

/** The last one or two are not pointed out by a number. */
function progressText(language: RoomFacts['language'], progress: Progress | null): string {
  if (progress === null) return '';
  if (progress.kind === 'all') return say(language, 'wall.progressAll');
  if (progress.kind === 'nearly') return say(language, 'wall.progressNearly');
  return say(language, 'wall.progress', { done: progress.done, total: progress.of });
}

function presentation(facts: RoomFacts): SceneView {
  const { language } = facts;
  const current = currentPresentation(facts) ?? facts.presentations.find((one) => !one.held) ?? facts.presentations[0];
  const queue = facts.presentations.filter((one) => one.itemId === current?.itemId);
  const next = current ? queue[queue.indexOf(current) + 1] : undefined;
  const items = facts.today?.items ?? [];
  const item = items.find((one) => one.itemId === current?.itemId);
  const lock = items.find((one) => one.locked && one.state === 'ahead' && one.start >= (item?.start ?? 0));
  return {
    kind: 'presentation',
    kicker: current ? presentationKicker(facts, current) : '',
    group: current?.group ? { name: current.group.name, shape: current.group.shape } : null,
    title: current?.title ?? '',
    steps: current && facts.now?.presentationId === current.id ? stepsOf(facts) : null,
    next: next ? say(language, 'wall.nextIs', { title: next.group?.name ?? next.title }) : '',
    right: lock ? say(language, 'wall.lock', { title: firstWord(lock), time: minuteText(lock.start) }) : '',
  };
}

function pause(facts: RoomFacts): SceneView {
  const { language } = facts;
  const items = facts.today?.items ?? [];
  const item = items.find((one) => one.itemId === (facts.scene.itemId ?? facts.now?.itemId));
  const next = item ? items[items.indexOf(item) + 1] : undefined;
  const running = item !== undefined && item.itemId === facts.now?.itemId && facts.timer !== null;
  const at = facts.today && item ? facts.today.startsAt + (item.end - facts.today.startMinute) * 60_000 : null;
  return {
    kind: 'pause',
    lead: say(language, 'wall.weStartAgain'),
    resumesAt: running ? null : at,
    nextTitle: next?.title ?? '',
    inMany: say(language, 'wall.inMany'),
    inOne: say(language, 'wall.inOne'),
    inNone: say(language, 'wall.inNone'),
  };
}
