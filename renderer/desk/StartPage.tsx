import { StartScreen } from '../start/StartScreen.tsx';
import { chooseLanguage } from './desk-settings.ts';
import { perform } from './perform.ts';

/** The start, with what belongs to the desk as a whole. */
export function StartPage() {
  return <StartScreen onHelp={() => perform({ kind: 'help' })} onLanguage={chooseLanguage} />;
}
