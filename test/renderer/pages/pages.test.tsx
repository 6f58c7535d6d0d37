import { act, render, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { drawnPages } from '../../../renderer/pages/drawn-pages.ts';
import { lineReader } from '../../../renderer/pages/line-reader.ts';
import { PageView } from '../../../renderer/pages/PageView.tsx';
import { PageError, type PageSource, sizeDrawn, sizeWithin } from '../../../renderer/pages/page-source.ts';

/** A file of so many pages whose drawing is written down; `broken` names pages that cannot be drawn. */
function written(count: number, broken: readonly number[] = []): PageSource & { readonly drawn: string[] } {
  const drawn: string[] = [];
  return {
    drawn,
    count,
    sizeOf: async () => ({ width: 160, height: 90 }),
    draw: async (page, { width, height }) => {
      drawn.push(`${page} ${width}×${height}`);
      if (broken.includes(page)) throw new PageError('unreadable');
      const canvas = document.createElement('canvas');
      canvas.dataset.number = String(page);
      return canvas;
    },
    close: () => {},
  };
}

describe('how large a page is', () => {
  it('fits it in, or covers the box with it', () => {
    const box = { width: 1000, height: 500 };
    expect(sizeWithin({ width: 100, height: 100 }, box, 'fit')).toEqual({ width: 500, height: 500 });
    expect(sizeWithin({ width: 100, height: 100 }, box, 'fill')).toEqual({ width: 1000, height: 1000 });
  });

  it('is never drawn with more pixels than a projector has', () => {
    const { width, height } = sizeDrawn({ width: 100_000, height: 50_000 });
    expect(width * height).toBeLessThanOrEqual(3840 * 2400 * 1.01);
    expect(width / height).toBeCloseTo(2, 1);
    expect(sizeDrawn({ width: 1920, height: 1080 })).toEqual({ width: 1920, height: 1080 });
  });
});

describe('pages that are drawn ahead', () => {
  it('are the one after and the one before, each drawn once, and those further off are let go', async () => {
    const file = written(9);
    const pages = drawnPages(file, { width: 160, height: 90 }, 'fit');
    await pages.get(4);
    await vi.waitFor(() => expect(file.drawn).toEqual(['4 160×90', '5 160×90', '3 160×90']));
    await pages.get(5);
    await vi.waitFor(() => expect(file.drawn).toHaveLength(4));
    expect(file.drawn.at(-1)).toBe('6 160×90');
    await pages.get(3);
    await vi.waitFor(() => expect(file.drawn.slice(4)).toEqual(['3 160×90', '2 160×90']));
  });

  it('do not stand in the way when one of them cannot be drawn', async () => {
    const pages = drawnPages(written(3, [2]), { width: 160, height: 90 }, 'fit');
    expect((await pages.get(1)).dataset.number).toBe('1');
    await expect(pages.get(2)).rejects.toMatchObject({ trouble: 'unreadable' });
    expect((await pages.get(3)).dataset.number).toBe('3');
  });
});

describe('a page in its place', () => {
  it('stays until the next is drawn whole, and says what cannot be drawn', async () => {
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(320);
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(180);
    const file = written(3, [3]);
    const told = vi.fn();
    const view = (page: number) => (
      <PageView source={file} page={page} fit="fit" label={`Side ${page}`} onDrawn={told} />
    );
    const { container, rerender } = render(view(1));
    const place = container.querySelector('.page-view') as HTMLElement;
    await waitFor(() => expect(place.dataset.page).toBe('1'));
    rerender(view(2));
    expect(place.querySelector('canvas')?.dataset.number).toBe('1');
    await waitFor(() => expect(place.querySelector('canvas')?.dataset.number).toBe('2'));
    rerender(view(3));
    await waitFor(() => expect(told).toHaveBeenLastCalledWith(3, 'unreadable'));
    expect(place.querySelector('canvas')).toBeNull();
    vi.restoreAllMocks();
  });
});

describe('a file that is read over a line', () => {
  const bytes = new Blob(['pages']);

  it('waits for a line, and is asked for again over the next one when the line breaks', async () => {
    const reader = lineReader();
    const reading = reader.read('a');
    const broken = { shownFile: vi.fn(async () => Promise.reject(new Error('closed'))) };
    const sound = { shownFile: vi.fn(async () => ({ ok: true as const, value: { file: bytes } })) };
    await act(async () => reader.use(broken));
    await act(async () => reader.use(sound));
    expect(await reading).toBe(bytes);
    expect(broken.shownFile).toHaveBeenCalledTimes(1);
  });

  it('is not there when the host says so', async () => {
    const reader = lineReader();
    reader.use({ shownFile: async () => ({ ok: false, problem: { code: 'ATTACHMENT_MISSING' } }) });
    await expect(reader.read('a')).rejects.toMatchObject({ trouble: 'not-there' });
  });
});
