import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangementOf, screensOf } from '../../../electron/displays/arrange.ts';
import {
  type DisplayFacts,
  findSpot,
  mostlyOn,
  showingTheSame,
  touches,
} from '../../../electron/displays/display-facts.ts';
import {
  memoryOf,
  type ScreenEvent,
  type Standing,
  standingAtStart,
  stepped,
} from '../../../electron/displays/standing.ts';
import { display, inside, nothingKept } from './screens-in-test.ts';

/** What can happen to a machine's screens, in numbers that mean something only for the screens there are. */
type Happening =
  | { readonly kind: 'plug'; readonly model: number }
  | { readonly kind: 'unplug' | 'main' | 'mirror' | 'rescale' | 'wall' | 'carry'; readonly which: number }
  | { readonly kind: 'away' | 'swap' | 'curtained' | 'settled' | 'sleep' };

const which = fc.nat(5);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant('plug' as const), model: fc.nat(4) }),
  fc.record({
    kind: fc.constantFrom('unplug' as const, 'main' as const, 'mirror' as const, 'rescale' as const),
    which,
  }),
  fc.record({ kind: fc.constantFrom('wall' as const, 'carry' as const), which }),
  fc.record({
    kind: fc.constantFrom('away' as const, 'swap' as const, 'curtained' as const, 'settled' as const, 'sleep' as const),
  }),
);

interface Machine {
  readonly displays: readonly DisplayFacts[];
  readonly mirrored: boolean;
  readonly plugs: number;
}

/** Lays the screens beside each other, or over each other, as a system does. */
function laid({ displays, mirrored }: Machine): readonly DisplayFacts[] {
  let x = 0;
  return displays.map((one, index) => {
    const bounds = { ...one.bounds, x: mirrored ? 0 : x, y: 0 };
    x += bounds.width;
    const workArea = { ...bounds, height: bounds.height - 40 };
    return { ...one, bounds, workArea, primary: one.primary || (index === 0 && !displays.some((any) => any.primary)) };
  });
}

function plugged(machine: Machine, model: number): Machine {
  if (machine.displays.length === 4 || (model === 0 && machine.displays.some((one) => one.internal))) return machine;
  const plugs = machine.plugs + 1;
  const width = [1440, 1920, 1920, 1707, 1280][model] ?? 1920;
  const height = [900, 1080, 1080, 960, 720][model] ?? 1080;
  const label = ['', 'EPSON', 'EPSON', 'DELL', ''][model] ?? '';
  const added = display({ id: `${plugs}`, label, internal: model === 0, bounds: { x: 0, y: 0, width, height } });
  return { ...machine, plugs, displays: [...machine.displays, added] };
}

function changed(machine: Machine, what: Happening): Machine {
  const { displays } = machine;
  if (what.kind === 'plug') return plugged(machine, what.model);
  if (!('which' in what) || displays.length === 0) return machine;
  const index = what.which % displays.length;
  const map = (to: (one: DisplayFacts, at: number) => DisplayFacts) => ({ ...machine, displays: displays.map(to) });
  switch (what.kind) {
    case 'unplug':
      return { ...machine, displays: displays.filter((_, at) => at !== index) };
    case 'main':
      return map((one, at) => ({ ...one, primary: at === index }));
    case 'mirror':
      return { ...machine, mirrored: !machine.mirrored };
    case 'rescale':
      return map((one, at) => (at === index ? { ...one, scaleFactor: one.scaleFactor === 1 ? 1.5 : 1 } : one));
    default:
      return machine;
  }
}

function eventsOf(what: Happening, before: Machine, now: Machine, standing: Standing): ScreenEvent[] {
  const there = standing.displays;
  const { at } = standing.desk;
  if (what.kind === 'sleep') {
    const lying = laid(now);
    return [[], lying].map((displays) => ({ kind: 'displays', displays, deskAt: at }));
  }
  if (before !== now) {
    const displays = laid(now);
    // The system may have pushed the desk anywhere meanwhile.
    const pushed = at && displays[0] ? { ...at, x: displays[0].bounds.x, y: displays[0].bounds.y } : at;
    return [{ kind: 'displays', displays, deskAt: now.plugs % 2 ? pushed : at }];
  }
  const target = 'which' in what ? there[what.which % Math.max(1, there.length)] : undefined;
  if (what.kind === 'wall' && target) return [{ kind: 'place-wall', screenId: target.id }];
  if (what.kind === 'carry' && target) {
    const { x, y } = target.bounds;
    return [{ kind: 'desk-moved', deskAt: { x: x + 30, y: y + 30, width: 900, height: 600 } }];
  }
  if (what.kind === 'away') return [{ kind: 'place-wall', screenId: null }];
  if (what.kind === 'swap' || what.kind === 'curtained') return [{ kind: what.kind }];
  return what.kind === 'settled' ? [{ kind: 'desk-settled' }] : [];
}

/** Every standing on the way, with the event that led to it. */
function walk(happenings: readonly Happening[]): { event: ScreenEvent; standing: Standing }[] {
  let machine: Machine = { displays: [], mirrored: false, plugs: 0 };
  let standing = standingAtStart(nothingKept);
  const steps: { event: ScreenEvent; standing: Standing }[] = [];
  for (const what of happenings) {
    const now = changed(machine, what);
    for (const event of eventsOf(what, machine, now, standing)) {
      standing = stepped(standing, event);
      steps.push({ event, standing });
    }
    machine = now;
  }
  return steps;
}

const anyOrder = fc.array(happening, { maxLength: 30 });

/** Checks every step of many random days. */
function always(check: (standing: Standing, event: ScreenEvent) => void): void {
  fc.assert(
    fc.property(anyOrder, (happenings) => {
      for (const { standing, event } of walk(happenings)) check(standing, event);
    }),
    { numRuns: 400 },
  );
}

describe('screens in any order', () => {
  it('never put the wall on the screen of the desk unless it was asked for there', () => {
    always((standing) => {
      const desk = standing.displays.find((one) => one.id === standing.desk.on);
      if (!desk || standing.wall.on === null || standing.wall.overDesk) return;
      expect(showingTheSame(desk, standing.displays).has(standing.wall.on)).toBe(false);
    });
  });

  it('never let the desk be seen without a curtain where the wall stands, or where there is nothing else', () => {
    always((standing) => {
      const { desk } = arrangementOf(standing);
      if (desk.kind !== 'seen' || standing.curtain.drawn) return;
      const on = standing.displays.find((one) => one.id === standing.desk.on);
      const wall = standing.displays.find((one) => one.id === standing.wall.on);
      expect(on && showingTheSame(on, standing.displays).size < standing.displays.length).toBe(true);
      expect(wall && touches(desk.bounds, wall.bounds)).not.toBe(true);
    });
  });

  it('take a drawn curtain for these screens only', () => {
    let before: Standing | null = null;
    always((standing, event) => {
      const other = before && JSON.stringify(before.displays.map((one) => [one.id, one.bounds]));
      const here = JSON.stringify(standing.displays.map((one) => [one.id, one.bounds]));
      if (event.kind === 'displays' && other !== here && standing.exposed && standing.displays.length > 0) {
        expect(arrangementOf(standing).desk.kind).toBe('held');
      }
      before = standing;
    });
  });

  it('keep every window on a screen that is there', () => {
    always((standing) => {
      const { desk, wall } = arrangementOf(standing);
      if (desk.kind !== 'nowhere') expect(mostlyOn(desk.bounds, standing.displays)).not.toBeNull();
      else expect(standing.displays).toEqual([]);
      if (wall.kind === 'shown') {
        expect(standing.displays.some((one) => inside(wall.bounds, one.bounds))).toBe(true);
      }
    });
  });

  it('are as before when a screen was out and is in again, under another number', () => {
    fc.assert(
      fc.property(anyOrder, fc.nat(3), fc.boolean(), (happenings, out, drawn) => {
        const standing = walk(happenings).at(-1)?.standing;
        const gone = standing?.displays[out % Math.max(1, standing.displays.length)];
        if (!standing || !gone) return;
        const settled = stepped(standing, { kind: 'desk-settled' });
        // Where something has already fled from its screen, what comes back is not what was.
        fc.pre(settled.wall.passedOver === null && settled.desk.home?.id === settled.desk.on);
        fc.pre(!settled.wall.overDesk);
        // Where the wall's screen went while the wall was away, a twin that comes could be either, and counts as both.
        fc.pre(!settled.wall.stood || findSpot(settled.wall.seat, settled.displays, () => false) !== null);
        // A desk that hung over the edge comes back whole, which is better than before.
        const deskAt = settled.desk.at;
        const deskDisplay = settled.displays.find((one) => one.id === settled.desk.on);
        fc.pre(deskAt !== null && deskDisplay !== undefined && inside(deskAt, deskDisplay.workArea));
        const rest = settled.displays.filter((one) => one !== gone);
        const without = stepped(settled, { kind: 'displays', displays: rest, deskAt });
        const meanwhile = drawn ? stepped(without, { kind: 'curtained' }) : without;
        const back = settled.displays.map((one) => (one === gone ? { ...one, id: 'again' } : one));
        const now = stepped(meanwhile, { kind: 'displays', displays: back, deskAt: meanwhile.desk.at });
        // A desk the room may see, or has seen, is held back anew: that is the one difference.
        const { desk, wall } = arrangementOf(now);
        const was = arrangementOf(settled);
        expect(wall).toEqual(was.wall);
        expect({ ...desk, kind: '' }).toEqual({ ...was.desk, kind: '' });
        expect(now.exposed).toBe(settled.roomSaw === gone.id ? now.exposed : settled.exposed);
      }),
      { numRuns: 1000 },
    );
  });

  it('give the same every time, and what is kept for another day can be written down', () => {
    fc.assert(
      fc.property(anyOrder, (happenings) => {
        const [one, two] = [walk(happenings), walk(happenings)];
        expect(one).toEqual(two);
        for (const { standing } of one) {
          expect(screensOf(standing).all).toHaveLength(standing.displays.length);
          expect(JSON.parse(JSON.stringify(memoryOf(standing)))).toEqual(memoryOf(standing));
        }
      }),
    );
  });
});
