import { say, type WordKey, type WordParams } from '../../domain/words.ts';
import { useDesk } from '../desk-client.ts';
import { Empty } from '../ui/Empty.tsx';

/** Says why there is no paper: to whoever prints, so in the language of the desk and not of the paper. */
export function NothingToPrint({ why, params }: { why: WordKey; params?: WordParams }) {
  const language = useDesk((desk) => desk.language);
  return <Empty>{say(language, why, params)}</Empty>;
}
