import { useDeferredValue, useId } from 'react';
import { useDesk } from '../desk-client.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { KeyCap } from '../ui/KeyCap.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { useWords } from '../ui/words.ts';
import { chooseLanguage } from './desk-settings.ts';
import { keyHelp } from './key-map.ts';
import { type DeskTheme, setPreferences, usePreferences } from './preferences.ts';

const themes: readonly DeskTheme[] = ['system', 'light', 'dark', 'contrast'];

/**
 * The few choices about how the desk looks and listens, and all keys. The choices have the first focus, so they stand
 * first, and are drawn first: the keys follow at once, when the dialog is there.
 */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const id = useId();
  const language = useDesk((desk) => desk.language);
  const { theme, singleKeys, muted } = usePreferences();
  const shown = useDeferredValue(keyHelp, []);
  return (
    <Dialog open title={t('desk.help')} size="wide" onClose={onClose}>
      <section className="desk-choices" aria-label={t('desk.groupSettings')}>
        <Segmented
          label={t('desk.theme')}
          value={theme}
          options={themes.map((value) => ({ value, label: t(`desk.themeName-${value}`) }))}
          onChange={(value) => setPreferences({ theme: value })}
        />
        <Segmented
          label={t('desk.language')}
          value={language}
          options={[
            { value: 'nb', label: 'Bokmål' },
            { value: 'en', label: 'English' },
          ]}
          onChange={chooseLanguage}
        />
        <label className="desk-check">
          <input
            type="checkbox"
            checked={singleKeys}
            onChange={(event) => setPreferences({ singleKeys: event.target.checked })}
          />
          {t('desk.singleKeys')}
        </label>
        <label className="desk-check">
          <input
            type="checkbox"
            checked={muted}
            onChange={(event) => setPreferences({ muted: event.target.checked })}
          />
          {t('desk.muted')}
        </label>
      </section>
      <div className="desk-help">
        {shown.map((part) => (
          <section key={part.word} aria-labelledby={`${id}-${part.word}`}>
            <h3 id={`${id}-${part.word}`}>{t(part.word)}</h3>
            <dl>
              {part.lines.map((line) => (
                <div key={line.keys.join()} className="desk-help-line">
                  <dt>
                    {line.keys.map((key) => (
                      <KeyCap key={key}>{key === 'Space' ? t('desk.capSpace') : key}</KeyCap>
                    ))}
                    <span className="ui-sr">{line.keys.join(', ')}</span>
                  </dt>
                  <dd>{t(line.word)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
