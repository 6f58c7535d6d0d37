import { IconDots, IconGripVertical, IconMinus, IconPlus } from '@tabler/icons-react';
import type { DragEvent } from 'react';
import type { Card } from '../../domain/card-record.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { PrivacyMark } from '../ui/PrivacyMark.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useKnownWords, useWords } from '../ui/words.ts';
import { CardEdit } from './CardEdit.tsx';
import { GiverMark } from './GiverMark.tsx';
import { type CardActions, shortened } from './use-card-actions.ts';
import type { CardsData } from './use-cards.ts';

/** The kind of data that a dragged card carries, so that files and texts are not taken for one. */
export const DRAGGED_CARD = 'application/x-samling-card';

/** One card: hidden ones dashed, released ones in the colour of what the room sees. */
export function CardRow({
  card,
  data,
  actions,
  active,
  editing,
  onEdit,
  onFocus,
  onDragOver,
}: {
  card: Card;
  data: CardsData;
  actions: CardActions;
  /** Whether Tab stops at this row; the arrow keys reach the others. */
  active: boolean;
  editing: boolean;
  onEdit: (on: boolean) => void;
  onFocus: () => void;
  onDragOver: (event: DragEvent<HTMLElement>) => void;
}) {
  const t = useWords();
  const released = card.releasedAt !== null;
  const stopped = actions.stopped[card.id];
  const tabIndex = active ? 0 : -1;
  if (editing) {
    return (
      <li className="cards-card cards-open">
        <CardEdit
          card={card}
          data={data}
          onDone={() => {
            actions.settle(card.id);
            onEdit(false);
          }}
        />
      </li>
    );
  }
  return (
    <li
      className={`cards-card ${released ? 'cards-released' : 'cards-hidden'}`}
      data-card={card.id}
      onFocus={onFocus}
      onDragOver={onDragOver}
    >
      <div className="cards-line">
        <button
          type="button"
          className="cards-grip"
          tabIndex={-1}
          draggable
          aria-label={t('cards.drag', { text: shortened(card.text) })}
          onDragStart={(event) => {
            event.dataTransfer.setData(DRAGGED_CARD, card.id);
            event.dataTransfer.effectAllowed = 'move';
          }}
        >
          <Icon of={IconGripVertical} size={15} />
        </button>
        <button type="button" className="cards-say" tabIndex={tabIndex} data-row onClick={() => onEdit(true)}>
          <span>{card.text}</span>
          {card.count > 1 && <span className="cards-times num">{t('cards.times', { n: card.count })}</span>}
        </button>
        <GiverMark source={card.from} givers={data.givers} />
        <span className="cards-count">
          <button
            type="button"
            tabIndex={tabIndex}
            aria-label={t('cards.fewer')}
            disabled={card.count === 1}
            onClick={() => actions.count(card, -1)}
          >
            <Icon of={IconMinus} size={14} />
          </button>
          <span className="num">{card.count}</span>
          <button type="button" tabIndex={tabIndex} aria-label={t('cards.more')} onClick={() => actions.count(card, 1)}>
            <Icon of={IconPlus} size={14} />
          </button>
        </span>
        {released && <PrivacyMark kind={data.onWall ? 'on-wall' : 'released'} />}
        {released ? (
          <Button kind="quiet" size="small" tabIndex={tabIndex} onClick={() => actions.withdraw(card)}>
            {t('cards.withdraw')}
          </Button>
        ) : (
          <Button kind="wall" size="small" keys="R" tabIndex={tabIndex} onClick={() => actions.release(card)}>
            {t('cards.release')}
          </Button>
        )}
        <Menu
          kind="quiet"
          size="small"
          label={t('cards.actions')}
          tabIndex={tabIndex}
          icon={<Icon of={IconDots} size={16} />}
          items={() => [
            { id: 'edit', label: t('common.edit'), keys: 'Enter', onSelect: () => onEdit(true) },
            ...(released
              ? [{ id: 'alone', label: t('cards.showAlone'), onSelect: () => actions.showAlone(card) }]
              : []),
            { id: 'up', label: t('cards.moveUp'), keys: 'Alt ↑', onSelect: () => actions.step(card, -1) },
            { id: 'down', label: t('cards.moveDown'), keys: 'Alt ↓', onSelect: () => actions.step(card, 1) },
            { id: 'merge', label: t('cards.merge'), keys: 'M', onSelect: () => actions.mergeUp(card) },
            { id: 'remove', label: t('common.remove'), keys: 'Del', onSelect: () => actions.remove(card) },
          ]}
        />
      </div>
      {stopped && <Stopped code={stopped} onRewrite={() => onEdit(true)} />}
    </li>
  );
}

/** Why the card was not released, at the card, with the way on. */
function Stopped({ code, onRewrite }: { code: RefusalCode; onRewrite: () => void }) {
  const t = useWords();
  const known = useKnownWords();
  return (
    <Problem
      title={known(`refusal.${code}.title`) ?? code}
      sentence={known(`refusal.${code}.sentence`)}
      next={known(`refusal.${code}.next`)}
      action={
        <Button size="small" onClick={onRewrite}>
          {t('cards.rewrite')}
        </Button>
      }
    />
  );
}
