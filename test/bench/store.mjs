// @ts-check
// What a saved edit costs, at sizes that differ by a factor of twenty thousand, beside the other ways of saving it.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundled } from './bundled.mjs';

const root = resolve(import.meta.dirname, '../..');
const sqlite = join(root, 'test/bench/sqlite');
const built = pathToFileURL(join(root, 'out/tests/bench/store/store.js')).href;

/** @typedef {import('./store-meter.ts').Measured} Measured */
/** @typedef {import('./store-opening.ts').OpeningMeasured} OpeningMeasured */
/** @typedef {import('./store-variants.ts').Variant} Variant */
/** @typedef {{ name: string, ours: string, reference: string, ratio: string, target: string, ok: boolean }} Row */

const KB = 1024;
const MB = 1024 * KB;
const SIZES = [
  { name: '10 KB', bytes: 10 * KB, lowdb: 60 },
  { name: '1 MB', bytes: MB, lowdb: 40 },
  { name: '10 MB', bytes: 10 * MB, lowdb: 12 },
  { name: '50 MB', bytes: 50 * MB, lowdb: 5 },
  { name: '200 MB', bytes: 200 * MB, lowdb: 3 },
];
const EDITS = 150;
const ROUNDS = 3;

/** @param {readonly number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * Runs one function of the bundle in a process of its own, so that memory and first times are its own too.
 * @param {string} name
 * @param {...unknown} args
 */
function apart(name, ...args) {
  const code = `const m = await import(${JSON.stringify(built)});
    process.stdout.write('\\n' + JSON.stringify(await m.${name}(...${JSON.stringify(args)})));
    process.exit(0);`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * MB,
    env: { ...process.env, NODE_OPTIONS: '--max-old-space-size=6144' },
  });
  return JSON.parse(out.slice(out.lastIndexOf('\n') + 1));
}

/**
 * Copies a programme with the times of its files, to the nanosecond where the system can: by them it is known again.
 * @param {string} from
 * @param {string} to
 */
function copied(from, to) {
  if (process.platform === 'win32') cpSync(from, to, { recursive: true, preserveTimestamps: true });
  else execFileSync('cp', ['-pR', from, to]);
}

/**
 * The median of each figure over the rounds.
 * @param {readonly Measured[]} rounds
 * @returns {Measured}
 */
function middle(rounds) {
  const [first] = rounds;
  const keys = /** @type {(keyof Measured)[]} */ (Object.keys(first ?? {}));
  return /** @type {Measured} */ (
    /** @type {unknown} */ (
      Object.fromEntries(keys.map((key) => [key, median(rounds.map((round) => round[key] ?? Number.NaN))]))
    )
  );
}

/**
 * Measures everything, and gives the table of edits and the rows that are held against a target.
 * @param {(line: string) => void} tell
 */
export async function run(tell) {
  const { makeCorpus, variants } = await bundled('store');
  const withSqlite = existsSync(join(sqlite, 'node_modules/better-sqlite3'));
  if (!withSqlite) tell('SQLite is left out: `npm ci --prefix test/bench/sqlite` builds it (it needs a C++ compiler).');
  const home = mkdtempSync(join(root, 'out/tests/bench/store-'));
  /** @type {Map<string, Map<Variant, Measured>>} */
  const all = new Map();
  /** @type {OpeningMeasured[]} */
  const openings = [];
  let restored = Number.NaN;
  try {
    for (const size of SIZES) {
      const corpus = await makeCorpus(root, home, size.bytes);
      tell(`${size.name}: ${(corpus.bytes / MB).toFixed(2)} MB in ${corpus.sessions} sessions`);
      /** @type {Map<Variant, Measured[]>} */
      const rounds = new Map();
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const variant of /** @type {Variant[]} */ (variants)) {
          const whole = variant.startsWith('lowdb');
          if (variant === 'sqlite' && !withSqlite) continue;
          // A write of the whole takes seconds there, and does not vary.
          if (whole && round > 0 && size.bytes > 10 * MB) continue;
          const scratch = join(home, 'scratch');
          mkdirSync(scratch, { recursive: true });
          const edits = whole ? size.lowdb : EDITS;
          // Each has the programme as it was made: a session in which others have left thousands of notes is none.
          const folder = join(home, 'copy');
          copied(corpus.folder, folder);
          const measured = apart('measure', variant, { folder, scratch, edits, sqlite });
          rounds.set(variant, [...(rounds.get(variant) ?? []), measured]);
          for (const used of [scratch, folder]) rmSync(used, { recursive: true });
        }
      }
      all.set(size.name, new Map([...rounds].map(([variant, list]) => [variant, middle(list)])));
      if (size === SIZES.at(-1)) {
        for (let round = 0; round < 5; round += 1) openings.push(apart('opening', corpus.folder));
        restored = apart('restoring', corpus.folder);
      }
      rmSync(corpus.folder, { recursive: true });
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  for (const line of tableOf(all)) tell(line);
  return rowsOf(all, openings, restored);
}

/** @param {Map<string, Map<Variant, Measured>>} all */
function* tableOf(all) {
  yield `${cpus()[0]?.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}`;
  yield 'size    way          p50 ms    p99 ms  bytes/edit  held ms  most ms  peak MB  of 64, µs  compaction ms';
  for (const [size, ways] of all) {
    for (const [way, m] of ways) {
      yield [
        size.padEnd(7),
        way.padEnd(11),
        m.p50.toFixed(3).padStart(8),
        m.p99.toFixed(3).padStart(9),
        m.bytesPerEdit.toFixed(0).padStart(11),
        m.held.toFixed(3).padStart(8),
        m.heldMost.toFixed(2).padStart(8),
        m.peakMb.toFixed(0).padStart(8),
        (m.together === undefined ? '–' : (m.together * 1000).toFixed(1)).padStart(10),
        (m.compaction === undefined ? '–' : m.compaction.toFixed(1)).padStart(14),
      ].join(' ');
    }
  }
}

/**
 * @param {Map<string, Map<Variant, Measured>>} all
 * @param {readonly OpeningMeasured[]} openings
 * @param {number} restored
 * @returns {Row[]}
 */
function rowsOf(all, openings, restored) {
  /** @param {string} size @param {Variant} way */
  const at = (size, way) => all.get(size)?.get(way) ?? /** @type {Measured} */ ({});
  const sizes = [...all.keys()];
  /** @param {string} name @param {number} ours @param {number} reference @param {string} unit @param {number} target */
  const atMost = (name, ours, reference, unit, target) => ({
    name,
    ours: `${ours.toFixed(3)} ${unit}`,
    reference: `${reference.toFixed(3)} ${unit}`,
    ratio: (ours / reference).toFixed(2),
    target: `≤ ${target} ×`,
    ok: ours / reference <= target,
  });
  /** @param {string} name @param {number} value @param {string} unit @param {number} target */
  const below = (name, value, unit, target) => ({
    name,
    ours: `${value.toFixed(3)} ${unit}`,
    reference: '–',
    ratio: '–',
    target: `≤ ${target} ${unit}`,
    ok: value <= target,
  });
  /** @param {string} size @param {number} target */
  const faster = (size, target) => {
    const [ours, reference] = [at(size, 'store').p50, at(size, 'lowdb-fsync').p50];
    // What the disk and the wait for it leave possible: no store that waits for a flush as we do can be faster.
    const bare = (reference / at(size, 'append').p50).toFixed(0);
    return {
      name: `a durable edit at ${size}, beside lowdb + fsync`,
      ours: `${ours.toFixed(3)} ms`,
      reference: `${reference.toFixed(1)} ms`,
      ratio: (reference / ours).toFixed(0),
      target: `≥ ${target} × (bare append itself: ${bare} ×)`,
      ok: reference / ours >= target,
    };
  };
  /** @param {(size: string) => number} value */
  const worst = (value) => Math.max(...sizes.map(value));
  return [
    ...sizes.map((size) =>
      atMost(`a durable edit at ${size}, beside bare append`, at(size, 'store').p50, at(size, 'append').p50, 'ms', 2),
    ),
    atMost('  200 MB beside 10 KB', at('200 MB', 'store').p50, at('10 KB', 'store').p50, 'ms', 1.3),
    faster('10 MB', 250),
    faster('50 MB', 1500),
    below(
      'main thread held by the store, median; the worst size',
      worst((size) => at(size, 'store').held),
      'ms',
      0.1,
    ),
    below(
      '  by a whole dispatch',
      worst((size) => at(size, 'dispatch').held),
      'ms',
      0.5,
    ),
    below(
      '  by compaction, the most',
      worst((size) => at(size, 'store').compaction ?? 0),
      'ms',
      12,
    ),
    below(
      'each of 64 edits at once',
      worst((size) => (at(size, 'store').together ?? 0) * 1000),
      'µs',
      20,
    ),
    below('opened to a list and a usable session, 200 MB, own work', median(openings.map(({ own }) => own)), 'ms', 50),
    below('  memory above idle', median(openings.map(({ peakMb, idleMb }) => peakMb - idleMb)), 'MB', 60),
    below('a backup of 200 MB restored', restored / 1000, 's', 10),
  ];
}
