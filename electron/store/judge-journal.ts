import type { Checkpoint } from './checkpoint.ts';
import type { JournalReading } from './journal-reading.ts';
import type { Finding, MissingRecords } from './problems.ts';
import { missingBetween } from './roll-forward.ts';

/** A journal as it was read, with the record that the documents begin at and the last that nothing is missing before. */
export interface Judged {
  readonly journal: JournalReading;
  readonly checkpoint: Checkpoint | null;
  readonly from: number;
  readonly seq: number;
  readonly metaFolder: string;
}

/** Takes what was found. */
export type Find = (
  severity: Finding['severity'],
  code: Finding['code'],
  file: string,
  detail?: string,
  missing?: MissingRecords,
) => void;

/** Says what is wrong with a journal. True when it cannot be gone on with. */
export function judgeJournal({ journal, checkpoint, from, seq, metaFolder }: Judged, find: Find): boolean {
  const folder = `${metaFolder}/journal`;
  const last = journal.records.at(-1)?.seq ?? 0;
  const { tail } = journal;
  if (tail?.whole) {
    const lost = { numbers: `${last + 1}-`, unused: 0, written: false };
    find('error', 'LAST_RECORD_DAMAGED', `${folder}/${tail.name}`, `from record ${last + 1}`, lost);
  } else if (tail && tail.bytes.length > 0) {
    find('info', 'TAIL_CUT', `${folder}/${tail.name}`, `${tail.bytes.length} bytes after record ${last}`);
  }
  const first = journal.records[0]?.seq ?? 1;
  const missing = missingBetween(Math.min(from, first - 1), journal.records);
  const unused = journal.records.filter((record) => record.seq > seq).length;
  const detail = [missing && `missing ${missing}`, unused > 0 && `${unused} after that not used`].filter(Boolean);
  const after = journal.records.filter((record) => record.seq > from);
  const written = unused === 0 && missingBetween(from, after) === '';
  const lost = missing ? { numbers: missing, unused, written } : undefined;
  for (const { name, why } of journal.damaged) {
    find('error', 'JOURNAL_DAMAGED', `${folder}/${name}`, [why, ...detail].join('; '), lost);
  }
  if (journal.damaged.length === 0 && missing) {
    find('error', 'JOURNAL_DAMAGED', folder, detail.join('; '), lost);
  }
  // A journal that begins again has an empty segment that says from where.
  const behind = checkpoint !== null && Math.max(last, journal.segments.at(-1)?.lastSeq ?? 0) < checkpoint.seq;
  if (behind) {
    const code = journal.segments.length === 0 ? 'JOURNAL_MISSING' : 'JOURNAL_BEHIND';
    find('error', code, folder, `documents are at record ${checkpoint.seq}, the journal at ${last}`);
  }
  return journal.damaged.length > 0 || missing !== '' || behind;
}
