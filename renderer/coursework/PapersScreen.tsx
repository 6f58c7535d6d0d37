import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Paper } from '../../domain/paper.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useLanguage, useWords } from '../ui/words.ts';
import './papers.css';

/**
 * Papers for the facilitators as sheets, to be printed or saved as PDF by the browser, which has every script: what runs
 * from right to left is set so, line by line.
 */
export function PapersScreen({
  papers,
  instead,
  onBack,
}: {
  papers: readonly Paper[];
  /** Shown in place of PDF files, since their font has not all of the characters. */
  instead: boolean;
  onBack: () => void;
}) {
  const t = useWords();
  const language = useLanguage();
  const button = useRef<HTMLDivElement>(null);
  useEffect(() => button.current?.querySelector('button')?.focus(), []);
  return (
    <div className="papers">
      <div className="papers-bar" ref={button}>
        <p>{t(instead ? 'coursework.papersInstead' : 'coursework.papersHint')}</p>
        <span className="ui-grow" />
        <Button onClick={onBack}>{t('coursework.papersBack')}</Button>
        <Button kind="primary" icon={<Icon of={IconPrinter} />} onClick={() => print()}>
          {t('coursework.papersPrint')}
        </Button>
      </div>
      {papers.map((paper, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: papers are drawn once, in their order
        <Sheet key={at} paper={paper} language={language} />
      ))}
    </div>
  );
}

function Sheet({ paper: { title, lines, parts }, language }: { paper: Paper; language: string }) {
  const t = useWords();
  return (
    <article className="papers-sheet" lang={language}>
      <h2 dir="auto">{title}</h2>
      <p className="papers-confidential">{t('protocol.confidential')}</p>
      <Lines of={lines} />
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <section key={at}>
          <h3 dir="auto">{part.title}</h3>
          <Lines of={part.lines} />
          {part.sections.map((section, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <div key={n} className="papers-section">
              <h4 dir="auto">{section.heading}</h4>
              <ul>
                {section.lines.map((line, row) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above
                  <li key={row} dir="auto">
                    {line}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </article>
  );
}

function Lines({ of }: { of: readonly string[] }) {
  return of.map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <p key={at} dir="auto">
      {line}
    </p>
  ));
}
