import {
  IconDeviceProjector,
  IconDots,
  IconLock,
  IconPencil,
  IconPresentation,
  IconQuote,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react';
import { memo, useState } from 'react';
import { clockText } from '../../domain/clock-text.ts';
import { type Accord, AccordSchema, type Note } from '../../domain/note-record.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { Prose } from '../ui/Prose.tsx';
import { useWords } from '../ui/words.ts';
import { KindMark } from './KindMark.tsx';

/** A longer note is cut in the list, so that one long note does not push all others away. */
const SHOWN_AT_FIRST = 900;

/** What can be done to a note. */
export interface NoteActions {
  readonly edit: (note: Note) => void;
  readonly interpret: (note: Note) => void;
  /** Begins a second observer's view of the same. */
  readonly viewOf: (note: Note) => void;
  /** Says how the two observers stand to the note. */
  readonly accord: (note: Note, accord: Accord) => void;
  readonly markForDeck: (note: Note, on: boolean) => void;
  /** Releases the note and shows it alone on the wall. */
  readonly showOnWall: (note: Note) => void;
  readonly makePrivate: (note: Note) => void;
  readonly remove: (note: Note) => void;
}

/** One note in the list. Drawn again only when the note itself has changed. */
export const NoteRow = memo(function NoteRow({
  note,
  under,
  old,
  timeZone,
  actions,
  shared = false,
}: {
  note: Note;
  /** Hangs under an observation. */
  under: boolean;
  /** Made in an earlier stretch of the day. */
  old: boolean;
  timeZone: string;
  actions: NoteActions;
  /** Two or more have written on it. */
  shared?: boolean;
}) {
  const t = useWords();
  const [whole, setWhole] = useState(false);
  const long = note.text.length > SHOWN_AT_FIRST;
  const text = long && !whole ? `${note.text.slice(0, SHOWN_AT_FIRST)} …` : note.text;
  const time = clockText(note.startedAt, timeZone);
  return (
    <li className={['notes-row', under && 'notes-under', old && 'notes-old'].filter(Boolean).join(' ')}>
      {!under && <span className="notes-time tm">{time}</span>}
      <KindMark type={note.type} />
      <div className="notes-text">
        <Prose text={text} />
        {long && (
          <Button kind="quiet" size="small" onClick={() => setWhole(!whole)}>
            {t(whole ? 'notes.less' : 'notes.whole')}
          </Button>
        )}
        {(note.tags.length > 0 || note.forDeck || note.releasedAt !== null || note.accord !== 'alone') && (
          <span className="notes-tags">
            {note.tags.map((tag) => (
              <Chip key={tag} kind="tag">
                {tag}
              </Chip>
            ))}
            {note.accord !== 'alone' && <Chip kind="solid">{t(`notes.accord-${note.accord}`)}</Chip>}
            {note.releasedAt !== null && <Chip kind="released">{t('notes.released')}</Chip>}
            {note.forDeck && <Chip kind="released">{t('notes.forDeck')}</Chip>}
          </span>
        )}
      </div>
      <span className="notes-by">{note.createdBy}</span>
      <Menu
        label={t('notes.actions', { time })}
        kind="quiet"
        size="small"
        className="notes-menu"
        icon={<Icon of={IconDots} size={16} />}
        items={() => [
          { id: 'edit', label: t('notes.edit'), icon: <Icon of={IconPencil} />, onSelect: () => actions.edit(note) },
          ...(note.type === 'observation'
            ? [
                {
                  id: 'interpret',
                  label: t('notes.interpret'),
                  icon: <Icon of={IconQuote} />,
                  onSelect: () => actions.interpret(note),
                },
              ]
            : []),
          ...(under
            ? []
            : [
                {
                  id: 'view',
                  label: t('notes.secondView'),
                  icon: <Icon of={IconUsers} />,
                  onSelect: () => actions.viewOf(note),
                },
                ...AccordSchema.options
                  .filter((accord) => accord !== note.accord)
                  .map((accord) => {
                    const alone = !shared && (accord === 'agreed' || accord === 'disagreed');
                    const word = t(`notes.accord-${accord}`);
                    return {
                      id: accord,
                      label: alone ? t('notes.needsTwo', { accord: word }) : word,
                      disabled: alone,
                      onSelect: () => actions.accord(note, accord),
                    };
                  }),
              ]),
          {
            id: 'deck',
            label: t(note.forDeck ? 'notes.notForDeck' : 'notes.markForDeck'),
            icon: <Icon of={IconPresentation} />,
            onSelect: () => actions.markForDeck(note, !note.forDeck),
          },
          {
            id: 'wall',
            label: t('notes.showOnWall'),
            icon: <Icon of={IconDeviceProjector} />,
            onSelect: () => actions.showOnWall(note),
          },
          ...(note.releasedAt === null
            ? []
            : [
                {
                  id: 'private',
                  label: t('notes.makePrivate'),
                  icon: <Icon of={IconLock} />,
                  onSelect: () => actions.makePrivate(note),
                },
              ]),
          {
            id: 'remove',
            label: t('notes.remove'),
            icon: <Icon of={IconTrash} />,
            onSelect: () => actions.remove(note),
          },
        ]}
      />
    </li>
  );
});
