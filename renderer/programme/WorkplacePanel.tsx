import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Workplace } from '../../domain/programme.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { InlineText } from '../ui/InlineText.tsx';
import { Panel } from '../ui/Panel.tsx';
import { useWords } from '../ui/words.ts';
import { give } from './give.ts';

/** What a workplace is, and the one project it has in common. */
export function WorkplacePanel({ workplace }: { workplace: Workplace }) {
  const t = useWords();
  const { id: workplaceId, name, service, municipality, project } = workplace;
  const edit = (changes: Partial<Pick<Workplace, 'name' | 'service' | 'municipality'>>) =>
    void give({ kind: 'workplace.edit', workplaceId, ...changes }, t('programme.saidWorkplace', { name }));
  const setProject = (changes: Partial<Workplace['project']>) =>
    void give({ kind: 'project.set', workplaceId, ...project, ...changes }, t('programme.saidProject'));
  return (
    <Panel title={t('programme.workplace')}>
      <div className="programme-facts">
        <InlineText
          className="programme-big"
          strong
          label={t('programme.workplaceName')}
          value={name}
          maxLength={80}
          onCommit={(text) => edit({ name: text })}
        />
        <div className="programme-pair">
          <InlineText
            label={t('programme.service')}
            value={service}
            maxLength={80}
            mayBeEmpty
            placeholder={t('programme.service')}
            onCommit={(text) => edit({ service: text })}
          />
          <InlineText
            label={t('programme.municipality')}
            value={municipality}
            maxLength={60}
            mayBeEmpty
            placeholder={t('programme.municipality')}
            onCommit={(text) => edit({ municipality: text })}
          />
        </div>
        <section className="programme-project" aria-label={t('programme.project')}>
          <span className="ui-label">{t('programme.project')}</span>
          <InlineText
            className="programme-big"
            strong
            label={t('programme.projectTitle')}
            value={project.title}
            maxLength={80}
            mayBeEmpty
            placeholder={t('programme.projectTitle')}
            onCommit={(title) => setProject({ title })}
          />
          <InlineText
            label={t('programme.projectAim')}
            value={project.aim}
            maxLength={400}
            mayBeEmpty
            placeholder={t('programme.projectAim')}
            onCommit={(aim) => setProject({ aim })}
          />
        </section>
        <Units workplace={workplace} />
      </div>
    </Panel>
  );
}

function Units({ workplace }: { workplace: Workplace }) {
  const t = useWords();
  const [text, write] = useState('');
  const { id: workplaceId, units, name } = workplace;
  const unit = text.trim();
  const known = units.some((one) => one.toLowerCase() === unit.toLowerCase());
  const save = (next: readonly string[]) =>
    give({ kind: 'workplace.edit', workplaceId, units: [...next] }, t('programme.saidWorkplace', { name }));
  return (
    <section aria-label={t('programme.units')}>
      <span className="ui-label">{t('programme.units')}</span>
      <ul className="programme-chips">
        {units.map((one) => (
          <li key={one} className="programme-chip">
            {one}
            <Button
              kind="quiet"
              size="small"
              aria-label={t('programme.removeUnit', { unit: one })}
              icon={<Icon of={IconX} size={14} />}
              onClick={() => void save(units.filter((other) => other !== one))}
            />
          </li>
        ))}
        <li>
          <form
            className="programme-inline-form"
            onSubmit={(event) => {
              event.preventDefault();
              if (unit === '' || known) return;
              write('');
              void save([...units, unit]);
            }}
          >
            <TextField
              label={t('programme.newUnit')}
              hideLabel
              placeholder={t('programme.newUnit')}
              value={text}
              maxLength={60}
              onChange={write}
              problem={known && unit ? t('programme.unitKnown') : undefined}
            />
            <Button type="submit" size="small" disabled={unit === '' || known}>
              {t('common.add')}
            </Button>
          </form>
        </li>
      </ul>
    </section>
  );
}
