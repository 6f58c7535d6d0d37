import type { Programme } from '../../domain/programme.ts';
import { useWords } from '../ui/words.ts';
import { NothingToPrint } from './NothingToPrint.tsx';
import { paperCodes } from './paper-facts.ts';

/** Slips that fill one sheet: three beside each other, eight below each other. */
const ON_A_SHEET = 24;

/** A slip for each person, with the code and nothing else of them, to be cut apart and handed out. */
export function CodeSlips({ programme, workplaceId }: { programme: Programme; workplaceId: string }) {
  const t = useWords();
  const workplace = programme.workplaces[workplaceId];
  const codes = paperCodes(programme, workplaceId);
  if (!workplace || codes.length === 0) return <NothingToPrint why="print.noCodes" />;
  const sheets = Array.from({ length: Math.ceil(codes.length / ON_A_SHEET) }, (_, sheet) =>
    codes.slice(sheet * ON_A_SHEET, (sheet + 1) * ON_A_SHEET),
  );
  return sheets.map((sheet) => (
    <article key={sheet[0]} className="print-page print-slips">
      <h2 className="ui-sr">{workplace.name}</h2>
      <ul>
        {sheet.map((code) => (
          <li key={code}>
            <b>{code}</b>
            <span>{workplace.name}</span>
            <span>{t('print.keepSlip')}</span>
          </li>
        ))}
      </ul>
    </article>
  ));
}
