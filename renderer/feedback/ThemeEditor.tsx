import { IconDots, IconLock, IconPresentation, IconPresentationOff } from '@tabler/icons-react';
import { type KeyboardEvent, type RefObject, useId } from 'react';
import type { Theme } from '../../domain/coursework-record.ts';
import { dispatch } from '../desk-client.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { notify } from '../ui/toasts.ts';
import { useWords } from '../ui/words.ts';
import { MarkedArea } from './MarkedArea.tsx';
import { QuoteList } from './QuoteList.tsx';
import { RemainingList } from './RemainingList.tsx';
import { Replies } from './Replies.tsx';
import { type Remaining, replaced, telling } from './remaining.ts';
import { nameOf, type ReleaseWay } from './ThemeBoard.tsx';
import { checked, type ThemeFacts } from './theme-facts.ts';
import { mergeThemes, type OneTheme, releaseTheme, showTheme, withdrawTheme } from './theme-orders.ts';
import type { FeedbackData } from './use-feedback.ts';
import { useThemeDraft } from './use-theme-draft.ts';

/** One card: its words with what may not stand in them, what it rests on, its quotes, and what the room says back. */
export function ThemeEditor({
  data,
  facts,
  way,
  textRef,
}: {
  data: FeedbackData;
  facts: ThemeFacts;
  way: ReleaseWay;
  textRef: RefObject<HTMLTextAreaElement | null>;
}) {
  const t = useWords();
  const why = useId();
  const { theme } = facts;
  const one: OneTheme = { sessionId: data.session.id, courseworkId: data.coursework.id, themeId: theme.id };
  const draft = useThemeDraft(one, theme);
  const written: Theme = { ...theme, title: draft.title, text: draft.text };
  const { check, left } = checked(data.programme, data.session, data.coursework.id, written, data.rare, data.names);
  const phrases = telling(left);
  const released = theme.releasedAt !== null;
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      // One paragraph: Enter saves, and with Ctrl lets the room have it.
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) void release();
      else void draft.save();
    }
    if (event.key === 'Escape' && (draft.title !== theme.title || draft.text !== theme.text)) {
      event.stopPropagation();
      draft.takeBack();
    }
  };
  const release = async () => {
    if (left.length > 0 || !(await draft.save())) return;
    if (await releaseTheme(one, way)) notify({ text: t('themes.released', { card: nameOf(t, facts) }) });
  };
  const fix = (left: Remaining) => {
    if (left.kind === 'rare') void dispatch({ kind: 'theme.accept-word', ...one, word: left.word, on: true });
    else if (left.kind === 'few') void dispatch({ kind: 'theme.reworded', ...one, on: true });
    else if (left.kind === 'quotes') for (const highlightId of Object.keys(theme.quotes)) void quote(highlightId, null);
    else if ('word' in left) replaceWord(left.word, t(`themes.instead-${left.kind}`));
    // What was pressed goes away with what it settled; from the text Ctrl Enter lets the room have it.
    textRef.current?.focus();
  };
  const replaceWord = (word: string, instead: string) => {
    draft.write({ title: replaced(draft.title, word, instead), text: replaced(draft.text, word, instead) });
    for (const [highlightId, text] of Object.entries(theme.quotes)) {
      const next = replaced(text, word, instead);
      if (next !== text) void quote(highlightId, next);
    }
  };
  const quote = (highlightId: string, text: string | null) =>
    dispatch({ kind: 'theme.quote', ...one, highlightId, text });
  return (
    <section className="ui-panel feedback-editor" aria-label={nameOf(t, facts)}>
      <header className="ui-panel-head">
        <h3>{nameOf(t, facts)}</h3>
        <span className="ui-grow" />
        <span className={check.few ? 'feedback-card-rests few' : 'ui-hint'}>
          {t('themes.restsOn', { n: check.people })}
        </span>
        <Menu
          kind="quiet"
          size="small"
          label={t('themes.actions', { card: nameOf(t, facts) })}
          icon={<Icon of={IconDots} size={16} />}
          items={[
            ...data.themes
              .filter((other) => other.theme.kind === theme.kind && other.theme.id !== theme.id)
              .map((other) => ({
                id: other.theme.id,
                label: t('themes.mergeInto', { card: nameOf(t, other) }),
                onSelect: () => void mergeThemes(data, theme.id, other.theme.id),
              })),
            {
              id: 'remove',
              label: t('common.remove'),
              keys: 'Del',
              onSelect: async () => {
                const answer = await dispatch({ kind: 'theme.remove', ...one });
                if (answer.ok) notify({ text: t('themes.removed', { card: nameOf(t, facts) }), undo: true });
              },
            },
          ]}
        />
      </header>
      <div className="ui-panel-body feedback-editor-body">
        <MarkedArea
          label={t('themes.title')}
          value={draft.title}
          phrases={phrases}
          under={why}
          maxLength={60}
          onChange={(title) => draft.write({ title: oneLine(title) })}
          onBlur={draft.leave}
          onKeyDown={keys}
        />
        <MarkedArea
          label={t('themes.text')}
          fieldRef={textRef}
          value={draft.text}
          phrases={phrases}
          under={why}
          maxLength={280}
          onChange={(text) => draft.write({ text: oneLine(text) })}
          onBlur={draft.leave}
          onKeyDown={keys}
        />
        <p className="ui-hint">{t('common.noPatients')}</p>
        <RemainingList id={why} left={left} released={released} onFix={fix} />
        <div className="feedback-release">
          {released ? (
            <>
              <Button icon={<Icon of={IconPresentationOff} size={16} />} onClick={() => void withdrawTheme(one)}>
                {t('themes.withdraw')}
              </Button>
              <span className="ui-grow" />
              <Button
                kind="wall"
                icon={<Icon of={IconPresentation} size={16} />}
                aria-pressed={facts.onWall}
                onClick={() => void showTheme(one, way?.itemId ?? null)}
              >
                {t('themes.showOnWall')}
              </Button>
            </>
          ) : (
            <>
              <span className="ui-grow" />
              {left.length > 0 && <span className="ui-hint">{t('themes.notYet', { n: left.length })}</span>}
              <Button
                kind="wall"
                keys="Ctrl Enter"
                disabled={left.length > 0}
                icon={<Icon of={left.length > 0 ? IconLock : IconPresentation} size={16} />}
                onClick={() => void release()}
              >
                {t(way ? 'themes.releaseAndShow' : 'themes.release')}
              </Button>
            </>
          )}
        </div>
        <QuoteList data={data} theme={theme} few={check.few} onQuote={(id, text) => void quote(id, text)} />
        {(released || Object.keys(theme.replies).length > 0) && <Replies one={one} theme={theme} />}
      </div>
    </section>
  );
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}
