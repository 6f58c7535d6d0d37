import { handoutMarkdown, planHandouts } from '../../domain/handout.ts';
import type { Programme } from '../../domain/programme.ts';
import { releaseFacts } from '../../domain/room-facts.ts';
import type { Session } from '../../domain/session.ts';
import { saveFile } from '../save-file.ts';
import { Button } from '../ui/Button.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useWords } from '../ui/words.ts';

/** What each group takes home, as a text file of its own or all of them on paper. Nothing where nobody presented. */
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
        {handouts.map((handout) => (
          <li key={handout.group}>
            <span>{handout.group}</span>
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
