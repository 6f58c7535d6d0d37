import { expect, it } from 'vitest';
import { clockText } from '../../../domain/clock-text.ts';
import { readTimer } from '../../../domain/timer.ts';
import { previewOf } from '../../../renderer/plan/preview-view.ts';
import { nursingHome } from '../../support/sample-book.ts';

it('shows an item as the wall will, at its planned time, with the prompt released', () => {
  const { book, session } = nursingHome();
  const preview = previewOf(book.programme, session, 'open');
  expect(preview?.view.scene).toMatchObject({ kind: 'timer', title: 'Velkommen', prompt: 'Hva har dere prøvd?' });
  expect(clockText(preview?.now ?? 0, 'Europe/Oslo')).toBe('09:05');
  const timer = preview?.view.timer;
  expect(timer && readTimer(timer, preview.now).digits).toBe('15:00');
});

it('marks what comes before as done and the item as now', () => {
  const { book, session } = nursingHome();
  const states = previewOf(book.programme, session, 'talks')?.view.dayLine?.blocks.map(({ state }) => state);
  expect(states).toEqual(['done', 'done', 'now', 'ahead', 'ahead']);
});

it('holds nothing private', () => {
  const { book, session } = nursingHome();
  expect(JSON.stringify(previewOf(book.programme, session, 'open'))).not.toContain('Gå rolig');
});

it('gives nothing for an item that is gone', () => {
  const { book, session } = nursingHome();
  expect(previewOf(book.programme, session, 'no')).toBeNull();
});
