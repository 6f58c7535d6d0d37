import { IconUser } from '@tabler/icons-react';
import { clockText } from '../../domain/clock-text.ts';
import { Icon } from '../ui/Icon.tsx';
import { useWords } from '../ui/words.ts';
import type { FieldFacts, SideGroup } from './field-view.ts';
import { type NoteActions, NoteRow } from './NoteRow.tsx';

/** The observers' notes beside each other, stretch by stretch: what both saw stands on one line. */
export function SideView({
  groups,
  facts,
  timeZone,
  actions,
}: {
  groups: readonly SideGroup[];
  facts: FieldFacts;
  timeZone: string;
  actions: NoteActions;
}) {
  const t = useWords();
  return groups.map(({ group, authors, rows }) => (
    <div key={group.key} className="notes-group">
      <h2 className="notes-cut">
        {group.at !== null && <span className="tm">{clockText(group.at, timeZone)}</span>} {group.title}
        {facts.alone.has(group.itemId) && <OneObserver by={facts.alone.get(group.itemId) ?? ''} />}
      </h2>
      <table className="notes-sides">
        <thead>
          <tr>
            {authors.map((author) => (
              <th key={author} scope="col">
                {author}
              </th>
            ))}
            {authors.length === 1 && <th scope="col">{t('notes.secondNone')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ thread, sides }) => (
            <tr key={thread.note.id}>
              {sides.map((notes, at) => (
                <td key={authors[at]}>
                  <ol>
                    {notes.map((note) => (
                      <NoteRow
                        key={note.id}
                        note={note}
                        under={note !== thread.note}
                        old={false}
                        timeZone={timeZone}
                        actions={actions}
                        shared={facts.shared.has(thread.note.id)}
                      />
                    ))}
                  </ol>
                </td>
              ))}
              {authors.length === 1 && <td />}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  ));
}

/** Says of a stretch that one observer alone has written in it. */
export function OneObserver({ by }: { by: string }) {
  const t = useWords();
  return (
    <span className="notes-alone">
      <Icon of={IconUser} size={14} /> {t('notes.oneObserver', { by })}
    </span>
  );
}
