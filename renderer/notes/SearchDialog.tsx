import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { clockText, dateText, localDate } from '../../domain/clock-text.ts';
import type { HostProblem } from '../../domain/contract.ts';
import type { NoteFound, NotesFound } from '../../domain/note-search.ts';
import { deskApi, useDesk } from '../desk-client.ts';
import { useCurtain } from '../ui/curtain-context.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { listKeys } from '../ui/list-keys.ts';
import { Problem } from '../ui/Problem.tsx';
import { useKnownWords, useLanguage, useWords } from '../ui/words.ts';
import './search.css';

/** Whoever writes a word is not answered for each of its letters. */
const PAUSE_MS = 150;

type Asked =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'found'; readonly value: NotesFound }
  | { readonly kind: 'problem'; readonly problem: HostProblem };

/**
 * What facilitators wrote in any session of the programme, found by words. `onGo` opens an item of the session that is
 * open; what stands in others is read here. Behind the curtain nothing is asked and nothing shown.
 */
export function SearchDialog({ onClose, onGo }: { onClose: () => void; onGo: (itemId: string) => void }) {
  const t = useWords();
  const id = useId();
  const curtained = useCurtain();
  const openId = useDesk((desk) => desk.session?.id ?? null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const asked = useSearch(curtained ? '' : query);
  const found = asked.kind === 'found' ? asked.value.found : [];
  const chosen = found[Math.min(at, found.length - 1)];
  const go = (one = chosen) => {
    if (one?.item && one.session.id === openId) onGo(one.item.id);
  };
  const onKey = (event: KeyboardEvent) =>
    listKeys(event, { count: found.length, at, setAt, list: list.current, choose: () => go() });
  return (
    <Dialog open size="wide" title={t('search.title')} onClose={onClose}>
      {curtained ? (
        <p>{t('search.covered')}</p>
      ) : (
        <div className="search-room">
          <input
            className="ui-input"
            role="combobox"
            aria-expanded={found.length > 0}
            aria-controls={found.length > 0 ? `${id}-list` : undefined}
            aria-activedescendant={chosen ? `${id}-${chosen.id}` : undefined}
            aria-label={t('search.field')}
            placeholder={t('search.field')}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setAt(0);
            }}
            onKeyDown={onKey}
          />
          <p className="ui-hint" role="status">
            {asked.kind === 'found' ? told(t, asked.value) : t('search.hint')}
          </p>
          {asked.kind === 'problem' && <ProblemOf problem={asked.problem} />}
          {found.length > 0 && (
            <div ref={list} id={`${id}-list`} role="listbox" aria-label={t('search.title')} className="search-list">
              {found.map((one, place) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
                <div
                  key={`${one.session.id} ${one.id}`}
                  id={`${id}-${one.id}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={one === chosen}
                  className="search-row"
                  onClick={() => {
                    setAt(place);
                    go(one);
                  }}
                >
                  <Found one={one} isHere={one.session.id === openId} />
                </div>
              ))}
            </div>
          )}
        </div>
      )}
    </Dialog>
  );
}

function Found({ one, isHere }: { one: NoteFound; isHere: boolean }) {
  const t = useWords();
  const language = useLanguage();
  const timeZone = useDesk((desk) => desk.programme?.timeZone ?? 'UTC');
  const { session, item, at } = one;
  const place = [`${t(`common.${session.kind}`)} ${session.number}`, item?.title].filter(Boolean).join(' · ');
  return (
    <>
      <span className="search-head">
        <b>{t(`search.kind-${one.kind}`)}</b>
        <span className="ui-grow">{place}</span>
        <span className="num">
          {dateText(localDate(at, timeZone), language)} {clockText(at, timeZone)}
        </span>
        {isHere && item && <span className="search-go">{t('search.go')}</span>}
      </span>
      <span className="search-text">{one.text}</span>
    </>
  );
}

function ProblemOf({ problem: { code, params } }: { problem: HostProblem }) {
  const known = useKnownWords();
  const part = (name: string) => known(`problem.${code}.${name}`, params) ?? known(`problem.UNKNOWN.${name}`) ?? '';
  return <Problem title={part('title')} sentence={part('sentence')} next={part('next')} />;
}

function told(t: ReturnType<typeof useWords>, { found, more }: NotesFound): string {
  if (found.length === 0) return t('search.none');
  return more ? t('search.more', { n: found.length }) : t('search.count', { n: found.length });
}

/** What the host finds, a moment after the last letter. An answer that comes after a newer question is left out. */
function useSearch(query: string): Asked {
  const [asked, setAsked] = useState<Asked>({ kind: 'nothing' });
  useEffect(() => {
    let here = true;
    const tell = (next: Asked) => here && setAsked(next);
    const timer = setTimeout(() => {
      if (query.trim() === '') return tell({ kind: 'nothing' });
      deskApi.searchNotes({ query }).then(
        (answer) =>
          tell(answer.ok ? { kind: 'found', value: answer.value } : { kind: 'problem', problem: answer.problem }),
        () => tell({ kind: 'problem', problem: { code: 'UNEXPECTED' } }),
      );
    }, PAUSE_MS);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [query]);
  return asked;
}
