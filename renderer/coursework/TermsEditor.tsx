import { IconArrowLeftRight } from '@tabler/icons-react';
import { tailoredFields } from '../../domain/coursework.ts';
import type { Coursework, Terms } from '../../domain/coursework-record.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useLanguage, useWords } from '../ui/words.ts';
import { give } from './give.ts';
import { TermField } from './TermField.tsx';
import { TERM_FIELDS, termText } from './term-texts.ts';

/** The standard terms of a piece of coursework. */
export function StandardTerms({ coursework }: { coursework: Coursework }) {
  const t = useWords();
  const change = (changes: Partial<Terms>) =>
    void give(
      { kind: 'coursework.edit', courseworkId: coursework.id, ...changes },
      t('coursework.saidEdited', { key: coursework.key }),
    );
  return (
    <div className="coursework-fields">
      {TERM_FIELDS.map((field) => (
        <div key={field} className="coursework-field" data-field={field}>
          <TermField field={field} terms={coursework} onChange={change} />
        </div>
      ))}
    </div>
  );
}

/** The terms of one workplace beside the standard: what differs is said in a word and stands out. */
export function TailoredTerms({
  coursework,
  workplace,
}: {
  coursework: Coursework;
  workplace: { readonly id: string; readonly name: string };
}) {
  const t = useWords();
  const language = useLanguage();
  const own = coursework.tailored[workplace.id];
  const at = { courseworkId: coursework.id, workplaceId: workplace.id };
  const said = { key: coursework.key, workplace: workplace.name };
  if (!own) {
    return (
      <Empty
        action={
          <Button onClick={() => void give({ kind: 'coursework.tailor', ...at }, t('coursework.saidTailored', said))}>
            {t('coursework.tailor')}
          </Button>
        }
      >
        {t('coursework.followsStandard', { workplace: workplace.name })}
      </Empty>
    );
  }
  const differs = tailoredFields(coursework, workplace.id);
  const change = (changes: Partial<Terms>) =>
    void give({ kind: 'coursework.tailor', ...at, ...changes }, t('coursework.saidTailored', said));
  return (
    <>
      <div className="ui-row coursework-difference">
        <Icon of={IconArrowLeftRight} />
        <span>
          {differs.length === 0 ? t('coursework.sameAsStandard') : t('coursework.differs', { n: differs.length })}
        </span>
        <span className="ui-grow" />
        <Button
          size="small"
          onClick={() => void give({ kind: 'coursework.untailor', ...at }, t('coursework.saidUntailored', said))}
        >
          {t('coursework.untailor')}
        </Button>
      </div>
      <div className="coursework-fields">
        {TERM_FIELDS.map((field) => {
          const different = differs.includes(field);
          return (
            <div key={field} className="coursework-field" data-field={field} data-different={different || undefined}>
              <TermField field={field} terms={own} onChange={change} />
              <div className="coursework-standard">
                <span className="ui-label">
                  {t('coursework.standard')}
                  {different && <Chip kind="solid">{t('coursework.different')}</Chip>}
                </span>
                <p>{termText(language, coursework, field) || t('coursework.nothing')}</p>
                {different && (
                  <Button
                    kind="quiet"
                    size="small"
                    aria-label={t('coursework.asStandardOf', { field: t(`coursework.field-${field}`) })}
                    onClick={() => change({ [field]: coursework[field] })}
                  >
                    {t('coursework.asStandard')}
                  </Button>
                )}
              </div>
            </div>
          );
        })}
      </div>
    </>
  );
}
