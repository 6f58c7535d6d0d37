import { handoutMarkdown, planHandouts } from '../../domain/handout.ts';
import type { Programme } from '../../domain/programme.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import type { Session } from '../../domain/session.ts';
import { saveFile } from '../save-file.ts';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useWords } from '../ui/words.ts';

/** What each group takes home: a text file of its own, or a sheet to print or save as PDF, in any script. Nothing where nobody presented. */
export function HandoutsPanel({ programme, session }: { programme: Programme; session: Session }) {
  const t = useWords();
  const { language } = session;
  const handouts = planHandouts(releaseFacts(programme, session), language);
  if (handouts.length === 0) return null;
  return (
    <Panel
      title={t('after.handouts')}
      actions={
        <a className="ui-btn ui-btn-small" href="#/print/handouts">
          {t('after.handoutsPrint')}
        </a>
      }
    >
      <ul className="after-handouts">
        {handouts.map((handout, at) => (
          <li key={handout.group}>
            <span dir="auto">{handout.group}</span>
            <span className="ui-grow" />
            <a className="ui-btn ui-btn-small" href={`#/print/handouts/${at + 1}`}>
              {t('after.handoutPrint')}
              <span className="ui-sr">: {handout.group}</span>
            </a>
            <Button
              size="small"
              onClick={() =>
                saveFile(
                  new Blob([handoutMarkdown(handout, language)]),
                  `${t('after.handoutFile', { session: session.number, group: handout.group })}.md`,
                )
              }
            >
              {t('after.handoutSave')}
              <span className="ui-sr">: {handout.group}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
