import { afterEach, describe, expect, it } from 'vitest';
import type { Book } from '../../../domain/command-table.ts';
import type { FolderNotice } from '../../../domain/contract.ts';
import { emptyPlenumView } from '../../../domain/plenum-view.ts';
import type { PlenumView } from '../../../domain/plenum-view-schema.ts';
import type { Session } from '../../../domain/session.ts';
import { Feed } from '../../../electron/desk/feed.ts';
import { WallFeed } from '../../../electron/desk/wall-feed.ts';
import { Cleanup, reading } from '../../support/live-host.ts';
import { NINE, nursingHome } from '../../support/sample-book.ts';

const cleanup = new Cleanup();

afterEach(() => cleanup.run());

type Told = { readonly seq: number; readonly text: string };

function feedFrom(start: number) {
  let all = '';
  const feed = new Feed<Told>({
    start,
    anew: (seq) => [{ seq, text: `all:${all}` }],
    resumed: (seq) => [{ seq, text: 'here' }],
  });
  const change = (text: string) => {
    all += text;
    feed.change({ seq: feed.seq + 1, text });
  };
  const follow = (since: number | null) => reading(cleanup, Promise.resolve(feed.follow(since)));
  return { feed, change, follow };
}

describe('a feed', () => {
  it('goes on where a broken line was, with nothing twice and nothing left out', async () => {
    const { change, follow } = feedFrom(100);
    for (const text of 'abcde') change(text);
    const read = await follow(102);
    expect([await read(), await read(), await read(), await read()].map((event) => event.text)).toEqual([
      'c',
      'd',
      'e',
      'here',
    ]);
    change('f');
    expect((await read()).text).toBe('f');
  });

  it('begins anew for one that was away too long, or is of another run', async () => {
    const { change, follow } = feedFrom(100);
    for (let count = 0; count < 600; count += 1) change('x');
    for (const since of [102, 5, 5000, null]) {
      const read = await follow(since);
      expect((await read()).text).toMatch(/^all:x+$/);
    }
  });

  it('begins anew for everyone when everything is other than it was', async () => {
    const { feed, change, follow } = feedFrom(0);
    const read = await follow(null);
    await read();
    const before = feed.seq;
    change('a');
    feed.restart();
    expect((await read()).text).toBe('all:a');
    expect((await (await follow(before))()).text).toBe('all:a');
  });

  it('spares one that is far behind the changes, and holds up nobody', async () => {
    const { change, follow } = feedFrom(0);
    const slow = await follow(null);
    await slow();
    const quick = await follow(null);
    await quick();
    const first = slow();
    change('0');
    expect((await first).text).toBe('0');
    const waiting = quick();
    for (let count = 1; count < 300; count += 1) change('x');
    expect((await waiting).text).toBe('0');
    expect((await slow()).text).toMatch(/^all:0x{299}$/);
  });

  it('ends for one that has gone, also while there is nothing to tell', async () => {
    const { feed } = feedFrom(0);
    const gone = new AbortController();
    const iterator = feed.follow(null, gone.signal);
    await iterator.next();
    const waiting = iterator.next();
    gone.abort();
    expect((await waiting).done).toBe(true);
  });
});

describe('the walls', () => {
  const wallFeed = () => {
    const refused: FolderNotice[] = [];
    const feed = new WallFeed({
      now: () => NINE,
      seq: () => 1,
      onRefused: (notice) => refused.push(notice),
      onCount: () => {},
    });
    return { feed, refused };
  };

  /** The same book with something on the wall that no wall may have. */
  const unshowable = (book: Book, session: Session, black: boolean): Book => {
    const view = { ...emptyPlenumView('nb', 'Europe/Oslo'), secret: 'P01 sa lite' } as PlenumView;
    const wall = { ...session.wall, black, frozen: { at: NINE, view } };
    return { ...book, sessions: { s1: { ...session, wall } } };
  };

  it('keep the last good view when something that nobody foresaw is about to be shown', async () => {
    const { feed, refused } = wallFeed();
    const { book, session } = nursingHome();
    feed.show(book);
    const shown = feed.view;
    feed.show(unshowable(book, session, false));
    expect(feed.view).toBe(shown);
    expect(refused).toEqual([{ code: 'WALL_REFUSED', file: '', detail: '' }]);
  });

  it('go black and come back all the same, when nothing else can be shown', () => {
    const { feed } = wallFeed();
    const { book, session } = nursingHome();
    feed.show(book);
    const shown = feed.view;
    feed.show(unshowable(book, session, true));
    expect(feed.view).toEqual({ ...shown, black: true });
    feed.show(unshowable(book, session, false));
    expect(feed.view).toEqual(shown);
  });

  it('keep nothing of one programme while another is open that cannot be shown', () => {
    const { feed, refused } = wallFeed();
    const home = nursingHome();
    home.do({ kind: 'wall.show', sessionId: 's1', scene: { kind: 'welcome', itemId: null } });
    feed.show(home.book);
    expect(feed.view.scene.kind).toBe('welcome');
    const another = { ...home.book, programme: { ...home.book.programme, id: 'another' } };
    feed.show(unshowable(another, home.session, false));
    expect(refused).toHaveLength(1);
    expect(feed.view).toEqual(emptyPlenumView('nb', 'Europe/Oslo'));
  });

  it('are not sent the same view twice', async () => {
    const { feed } = wallFeed();
    const home = nursingHome();
    feed.show(home.book);
    const read = await reading(cleanup, Promise.resolve(feed.follow(true)));
    await read();
    const next = read();
    home.do({ kind: 'note.begin', sessionId: 's1', itemId: 'open', text: 'Bare for oss' });
    feed.show(home.book);
    home.do({ kind: 'wall.show', sessionId: 's1', scene: { kind: 'welcome', itemId: null } });
    feed.show(home.book);
    expect((await next).view.scene.kind).toBe('welcome');
  });
});
