/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(resolve(import.meta.dirname, '../../../renderer/ui/tokens.css'), 'utf8');

type Tokens = Readonly<Record<string, string>>;

/** The colours set by the rule of `selector`. */
function tokensOf(selector: string): Tokens {
  const rule = css.slice(css.indexOf(`\n${selector} {`)).split('}')[0] ?? '';
  return Object.fromEntries([...rule.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((place) => Number.parseInt(colour.slice(place, place + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(tokens: Tokens, one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map((name) => luminance(tokens[name] ?? '#808080')).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const day = tokensOf('.wall');
const evening = { ...day, ...tokensOf('.wall[data-wall="evening"]') };
const eveningPause = { ...evening, ...tokensOf('.wall[data-wall="evening"] .on-field') };

describe.each([
  ['by day', day],
  ['in the evening', evening],
])('the wall %s', (_, tokens) => {
  it.each([
    ['w-ink', 'w-bg'],
    ['w-ink-2', 'w-bg'],
    ['w-on-field', 'w-field'],
    ['w-on-field-2', 'w-field'],
    ['w-on-time', 'w-enough'],
    ['w-on-soon', 'w-soon'],
    ['w-on-time', 'w-red'],
    ['w-on-time', 'w-over'],
  ])('can be read from the last row: %s on %s', (text, ground) => {
    expect(contrast(tokens, text, ground)).toBeGreaterThanOrEqual(7);
  });

  it.each(['blue', 'yellow', 'green', 'red', 'white'])('shows the %s group on paper and on the field', (group) => {
    expect(contrast(tokens, `g-${group}`, 'w-bg')).toBeGreaterThanOrEqual(3);
    expect(contrast(tokens, `gf-${group}`, 'w-field')).toBeGreaterThanOrEqual(3);
  });
});

it('a pause in the evening is as readable as by day, and darker than the paper of the day', () => {
  expect(contrast(eveningPause, 'w-on-field', 'w-field')).toBeGreaterThanOrEqual(7);
  expect(contrast(eveningPause, 'w-on-field-2', 'w-field')).toBeGreaterThanOrEqual(7);
  expect(luminance(eveningPause['w-field'] ?? '')).toBeLessThan(0.1);
});
