import type { Book } from '../../domain/command-table.ts';
import type { Language } from '../../domain/programme.ts';
import type { Session } from '../../domain/session.ts';
import { fileNamePart } from './folder-name.ts';

/** The name of a file that is made of a session: day, workplace, number and language, and what more there is to say. */
export function exportName(
  { programme, sessions }: Book,
  sessionId: string,
  language: Language,
  ext: string,
  more: readonly string[] = [],
): string {
  const session = sessions[sessionId];
  const workplace = session && programme.workplaces[session.workplaceId]?.name;
  const parts = [firstDate(session), workplace ?? '', String(session?.number ?? ''), ...more, language];
  return `samling-${parts.map(fileNamePart).filter(Boolean).join('-')}.${ext}`;
}

/** The same name, numbered where one export has given it already: two codes or groups may come to the same letters. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const one = count === 1 ? name : name.replace(/(\.\w+)$/, `-${count}$1`);
    if (!taken.has(one)) return one;
  }
}

function firstDate(session: Session | undefined): string {
  return (
    Object.values(session?.days ?? {})
      .map((day) => day.date)
      .sort()[0] ?? ''
  );
}
