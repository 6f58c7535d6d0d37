import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../electron/templates/yaml-source.ts';

describe('a text that nests beyond all reason', () => {
  it('is told of, whatever it nests by, before the parser runs out of stack', () => {
    for (const sign of ['[', '{a: ', '- ', '? ']) {
      const text = sign.repeat(199_000 / sign.length);
      expect(readYaml(text)).toEqual({ ok: false, mistakes: [{ code: 'yaml-other', place: { line: 1, column: 1 } }] });
    }
  });

  it('is told of where it is set in by spaces alone', () => {
    const text = Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
    expect(readYaml(text)).toMatchObject({ ok: false, mistakes: [{ place: { line: 202 } }] });
  });

  it('is none where brackets only follow each other', () => {
    expect(readYaml(`a:\n${'  - [x] {b}\n'.repeat(500)}`)).toMatchObject({ ok: false });
    expect(readYaml(`a:\n${'  - [x, [y]]\n'.repeat(500)}`)).toMatchObject({ ok: true });
  });
});
