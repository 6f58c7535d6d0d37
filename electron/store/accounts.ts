import { join } from 'node:path';
import type { Fs } from './fs.ts';
import { errnoOf, filesIn, ifThere, makeFolder, writeNewFile } from './fs-steps.ts';
import type { Finding, MissingRecords } from './problems.ts';
import { keptAs } from './quarantine.ts';
import type { Place } from './recovery.ts';
import { sha256 } from './sha256.ts';
import { textOf } from './text.ts';

// What is set aside outlives the opening at which it was found, so why it was set aside has to as well. An account is a
// small file of its own; it holds numbers and file names, never contents.

/** What was found in a folder at one time, as it is kept for whoever asks later. */
interface Account {
  /** Epoch ms. */
  readonly at: number;
  readonly findings: readonly Finding[];
}

/** A file in quarantine; `file` is where it lay, with `__` for every `/`. */
interface KeptFile {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  /** Epoch ms. */
  readonly at: number;
}

/** One thing that was found, with the files that were set aside for it. */
export interface AsideEntry {
  /** Epoch ms. */
  readonly at: number;
  /** A finding's code, or `SET_ASIDE` for a file of which nobody knows any more why it lies there. */
  readonly code: string;
  /** Relative to the folder, with `/`. */
  readonly file: string;
  readonly missing: MissingRecords | null;
  /** Where they lie now, relative to the folder. */
  readonly kept: readonly { readonly file: string; readonly bytes: number }[];
}

const ACCOUNT = /^[0-9a-f]{16}\.json$/;
const KEPT = /^[0-9a-f]{12}\.(.+)$/;

function folderOf(meta: string): string {
  return join(meta, 'accounts');
}

/** Whether somebody may ask about a finding later: something was lost, mended or set aside for it. */
function isWorthKeeping({ severity, code }: Finding): boolean {
  return severity !== 'info' || code === 'TAIL_CUT' || code === 'MIGRATED';
}

/**
 * Keeps what was found; the same things are kept once. A disk that refuses is no reason to stop: what was set aside
 * is there all the same, only not why.
 */
export async function keepAccount(fs: Fs, meta: string, { at, findings }: Account): Promise<void> {
  const worth = findings.filter(isWorthKeeping);
  if (worth.length === 0) return;
  try {
    const folder = folderOf(meta);
    const path = join(folder, `${sha256(JSON.stringify(worth)).slice(0, 16)}.json`);
    if ((await ifThere(fs.stat(path))) !== null && (await readAccount(fs, path)) !== null) return;
    await makeFolder(fs, folder);
    await ifThere(fs.unlink(path));
    await writeNewFile(fs, path, Buffer.from(JSON.stringify({ at, findings: worth })));
    await fs.syncFolder(folder);
  } catch (error) {
    if (errnoOf(error) === 'UNKNOWN') throw error;
  }
}

/** Every account that can be read, newest first. Rejects when the disk does. */
async function listAccounts(fs: Fs, meta: string): Promise<Account[]> {
  const folder = folderOf(meta);
  const accounts: Account[] = [];
  for (const name of await filesIn(fs, folder, (one) => ACCOUNT.test(one))) {
    const account = await readAccount(fs, join(folder, name));
    if (account !== null) accounts.push(account);
  }
  return accounts.sort((a, b) => b.at - a.at);
}

/** Files that are neither used nor touched: they are told of once, and for as long as they lie there. */
const LEFT_ALONE: ReadonlySet<string> = new Set(['SYNC_CONFLICT', 'FOREIGN_FILE', 'DOCUMENT_TWICE']);

/**
 * What was ever set aside or found wrong in a folder, newest first, with the strangers that were found since it was opened:
 * of those no account is kept. Rejects when the disk does.
 */
export async function setAsideIn(
  { fs, root, metaFolder }: Pick<Place, 'fs' | 'root' | 'metaFolder'>,
  strangers: readonly Finding[],
): Promise<AsideEntry[]> {
  const meta = join(root, metaFolder);
  const files = await listKept(fs, meta);
  const claimed = new Set<KeptFile>();
  const entries: AsideEntry[] = [];
  const shown = ({ name, bytes }: KeptFile) => ({ file: `${metaFolder}/quarantine/${name}`, bytes });
  const accounts = await listAccounts(fs, meta);
  for (const { at, findings } of accounts) {
    for (const { code, file, detail, missing } of findings) {
      const named = new Set(code === 'REBUILT' ? detail.split('|') : []);
      const place = file.replace(`${metaFolder}/`, '').replaceAll('/', '__');
      const whole = place.startsWith('journal') && code !== 'TAIL_CUT' && code !== 'LAST_RECORD_DAMAGED';
      if (LEFT_ALONE.has(code)) continue;
      const names = [place, keptAs(file)];
      const isIts = ({ name, file: was }: KeptFile) =>
        named.has(name) || names.includes(was) || (whole && was.startsWith('journal__'));
      const kept = files.filter(isIts);
      for (const one of kept) claimed.add(one);
      entries.push({ at, code, file, missing: missing ?? null, kept: kept.map(shown) });
    }
  }
  for (const one of files.filter((file) => !claimed.has(file))) {
    const inMeta = one.file.startsWith(keptAs(`${metaFolder}/`));
    const file = `${inMeta ? '.' : ''}${one.file.replaceAll('__', '/')}`;
    entries.push({ at: one.at, code: 'SET_ASIDE', file, missing: null, kept: [shown(one)] });
  }
  entries.push(...(await leftAlone(fs, root, accounts, strangers)));
  return entries.sort((a, b) => b.at - a.at);
}

/** The files that are left alone and still lie there, each from when it was first seen. */
async function leftAlone(
  fs: Fs,
  root: string,
  accounts: readonly Account[],
  strangers: readonly Finding[],
): Promise<AsideEntry[]> {
  const seen = new Map<string, AsideEntry>();
  const see = async (at: number | null, { code, file }: Finding) => {
    const stats = await ifThere(fs.stat(join(root, file)));
    if (stats !== null) seen.set(`${code} ${file}`, { at: at ?? stats.mtimeMs, code, file, missing: null, kept: [] });
  };
  for (const stranger of strangers) await see(null, stranger);
  // Newest first, so the first time is what stays.
  for (const { at, findings } of accounts) {
    for (const finding of findings) if (LEFT_ALONE.has(finding.code)) await see(at, finding);
  }
  return [...seen.values()];
}

/** Every file in quarantine, newest first. Rejects when the disk does. */
async function listKept(fs: Fs, meta: string): Promise<KeptFile[]> {
  const folder = join(meta, 'quarantine');
  const kept: KeptFile[] = [];
  for (const name of await filesIn(fs, folder, (one) => KEPT.test(one))) {
    const stats = await ifThere(fs.stat(join(folder, name)));
    const file = KEPT.exec(name)?.[1] ?? name;
    if (stats !== null) kept.push({ name, file, bytes: stats.size, at: stats.mtimeMs });
  }
  return kept.sort((a, b) => b.at - a.at);
}

async function readAccount(fs: Fs, path: string): Promise<Account | null> {
  const text = textOf(await fs.readFile(path));
  try {
    const read = JSON.parse(text ?? '') as unknown;
    return isAccount(read) ? read : null;
  } catch {
    return null;
  }
}

function isAccount(read: unknown): read is Account {
  if (typeof read !== 'object' || read === null || !('at' in read) || !('findings' in read)) return false;
  if (typeof read.at !== 'number' || !Array.isArray(read.findings)) return false;
  return read.findings.every(
    (one: unknown) => typeof one === 'object' && one !== null && 'code' in one && 'file' in one,
  );
}
