import { IconArrowBackUp, IconCopy, IconStrikethrough, IconTrash, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { type Activity, ActivitySchema, SHORT_TITLE_MAX } from '../../domain/session.ts';
import { Button } from '../ui/Button.tsx';
import { useCurtain } from '../ui/curtain-context.ts';
import { SelectField, TextField } from '../ui/Field.tsx';
import { Icon } from '../ui/Icon.tsx';
import { InlineText } from '../ui/InlineText.tsx';
import { useWords } from '../ui/words.ts';
import { CountedField } from './CountedField.tsx';
import { ItemTimes } from './ItemTimes.tsx';
import { ItemTurns } from './ItemTurns.tsx';
import type { PlanRowFacts } from './plan-rows.ts';
import { RoomTexts } from './RoomTexts.tsx';
import { StepsEditor } from './StepsEditor.tsx';
import type { Plan } from './use-plan.ts';
import { WallPreviewFrame } from './WallPreviewFrame.tsx';

/** All of one item, each part changed where it stands. */
export function Inspector({
  plan,
  row,
  number,
  writeTitle,
  onCopy,
  onClose,
}: {
  plan: Plan;
  row: PlanRowFacts;
  number: number;
  writeTitle: boolean;
  onCopy: () => void;
  onClose: () => void;
}) {
  const t = useWords();
  const curtained = useCurtain();
  const { item } = row;
  const { closed } = plan;
  const activities = ActivitySchema.options.map((value) => ({ value, label: t(`plan.activity-${value}`) }));
  return (
    <div className="plan-inspector">
      <header className="plan-inspector-head">
        <p className="ui-eyebrow num">{t('plan.itemOf', { number, of: plan.rows.length })}</p>
        <span className="ui-grow" />
        <Button
          kind="quiet"
          size="small"
          aria-label={t('plan.closeItem')}
          icon={<Icon of={IconX} />}
          onClick={onClose}
        />
      </header>
      <Title plan={plan} row={row} write={writeTitle} />
      <CountedField
        label={t('plan.shortTitle')}
        value={item.shortTitle}
        most={SHORT_TITLE_MAX}
        readOnly={closed}
        hint={t('plan.shortTitleHint')}
        onCommit={(text) => plan.edit(item, { shortTitle: text.trim() })}
      />
      <ItemTimes plan={plan} row={row} />
      <div className="plan-pair">
        <SelectField<Activity>
          label={t('plan.activity')}
          value={item.activity}
          options={activities}
          disabled={closed}
          onChange={(activity) => plan.edit(item, { activity })}
        />
        <TextField
          label={t('plan.lead')}
          value={item.lead}
          maxLength={20}
          readOnly={closed}
          onCommit={(lead) => plan.edit(item, { lead: lead.trim() })}
        />
      </div>
      <StepsEditor plan={plan} item={item} />
      <ItemTurns plan={plan} row={row} />
      {curtained ? <p className="plan-behind">{t('plan.behindCurtain')}</p> : <RoomTexts plan={plan} item={item} />}
      <WallParts plan={plan} row={row} />
      {!curtained && <WallPreviewFrame programme={plan.programme} session={plan.session} itemId={item.id} />}
      <Materials plan={plan} row={row} />
      {!closed && (
        <div className="ui-row">
          <Button size="small" icon={<Icon of={IconCopy} size={16} />} onClick={onCopy}>
            {t('plan.copy')}
          </Button>
          <Button
            size="small"
            icon={<Icon of={item.cut ? IconArrowBackUp : IconStrikethrough} size={16} />}
            onClick={() => (item.cut ? plan.restore : plan.cut)(item)}
          >
            {t(item.cut ? 'late.restore' : 'late.cutIt')}
          </Button>
          <Button size="small" keys="Delete" icon={<Icon of={IconTrash} size={16} />} onClick={() => plan.remove(item)}>
            {t('common.remove')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The title as a heading that is written in where it stands. `write`: the item was just made, and waits for its name. */
function Title({ plan, row: { item }, write }: { plan: Plan; row: PlanRowFacts; write: boolean }) {
  const t = useWords();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = write ? place.current?.querySelector('textarea') : null;
    field?.focus();
    field?.select();
  }, [write]);
  if (plan.closed) return <h2>{item.title}</h2>;
  return (
    <div ref={place} className="plan-name">
      <h2 className="ui-sr">{item.title}</h2>
      <InlineText
        label={t('plan.itemTitle')}
        value={item.title}
        maxLength={120}
        onCommit={(title) => plan.edit(item, { title })}
      />
    </div>
  );
}

const SCENES = [
  'welcome',
  'plan',
  'timer',
  'task',
  'round',
  'speakers',
  'speakingShare',
  'cards',
  'presentation',
  'reflection',
  'collectiveFeedback',
  'questions',
  'outcomes',
  'checkout',
  'pause',
  'clock',
  'blank',
] as const;
const GIVERS = ['none', 'person', 'group', 'plenum'] as const;

/** What the wall shows during the item, and whose cards it collects. */
function WallParts({ plan, row: { item } }: { plan: Plan; row: PlanRowFacts }) {
  const t = useWords();
  return (
    <div className="plan-pair">
      <SelectField
        label={t('plan.onWall')}
        value={item.scene}
        options={(SCENES.some((kind) => kind === item.scene) ? SCENES : [...SCENES, item.scene]).map((value) => ({
          value,
          label: t(`plan.scene-${value}`),
        }))}
        disabled={plan.closed}
        onChange={(scene) => plan.edit(item, { scene })}
      />
      <SelectField
        label={t('plan.cards')}
        value={item.cards ?? 'none'}
        options={GIVERS.map((value) => ({ value, label: t(`plan.cards-${value}`) }))}
        disabled={plan.closed}
        onChange={(cards) => plan.edit(item, { cards: cards === 'none' ? null : cards })}
      />
    </div>
  );
}

function Materials({ plan, row: { item } }: { plan: Plan; row: PlanRowFacts }) {
  const t = useWords();
  return (
    <>
      <TextField
        label={t('plan.collects')}
        value={item.collects}
        maxLength={120}
        readOnly={plan.closed}
        onCommit={(collects) => plan.edit(item, { collects: collects.trim() })}
      />
      <TextField
        label={t('plan.material')}
        value={item.material}
        maxLength={400}
        readOnly={plan.closed}
        onCommit={(material) => plan.edit(item, { material: material.trim() })}
      />
    </>
  );
}
