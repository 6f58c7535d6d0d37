import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Card } from '../../domain/card-record.ts';
import { InlineText } from '../ui/InlineText.tsx';
import { useWords } from '../ui/words.ts';
import { CardRow, DRAGGED_CARD } from './CardRow.tsx';
import { type CardGroup, cardGroups, dropOnCard } from './card-groups.ts';
import { cardKey } from './card-keys.ts';
import type { CardActions } from './use-card-actions.ts';
import type { CardsData } from './use-cards.ts';

/** The cards under their headings. Arrow keys go from card to card, Alt and an arrow takes the card along. */
export function CardList({ data, actions }: { data: CardsData; actions: CardActions }) {
  const t = useWords();
  const root = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const [target, setTarget] = useState<{ readonly id: string; readonly below: boolean } | null>(null);
  const groups = cardGroups(data.cards);
  const drawn = groups.flatMap((group) => group.cards);
  const stop = drawn.some(({ id }) => id === active) ? active : (drawn[0]?.id ?? null);
  const focus = useFocusThatFollows(root, drawn);

  const press = (event: KeyboardEvent<HTMLElement>) => {
    if ((event.target as HTMLElement).closest('input, textarea, [role=menu]')) return;
    const card = drawn.find(({ id }) => id === active);
    const act = cardKey(event);
    if (!card || !act) return;
    event.preventDefault();
    event.stopPropagation();
    const at = drawn.indexOf(card);
    const go = (index: number) => focus(drawn[Math.max(0, Math.min(drawn.length - 1, index))]?.id ?? null);
    switch (act) {
      case 'release':
        return card.releasedAt === null ? actions.release(card) : actions.withdraw(card);
      case 'remove':
        go(at === drawn.length - 1 ? at - 1 : at + 1);
        return actions.remove(card);
      case 'merge':
        go(at - 1);
        return actions.mergeUp(card);
      case 'more':
        return actions.count(card, 1);
      case 'fewer':
        return actions.count(card, -1);
      case 'up':
        return go(at - 1);
      case 'down':
        return go(at + 1);
      case 'first':
        return go(0);
      case 'last':
        return go(drawn.length - 1);
      case 'move-up':
        focus(card.id);
        return actions.step(card, -1);
      case 'move-down':
        focus(card.id);
        return actions.step(card, 1);
    }
  };

  const over = (card: Card) => (event: DragEvent<HTMLElement>) => {
    if (!event.dataTransfer.types.includes(DRAGGED_CARD)) return;
    event.preventDefault();
    const { top, height } = event.currentTarget.getBoundingClientRect();
    setTarget({ id: card.id, below: event.clientY > top + height / 2 });
  };
  const drop = (event: DragEvent<HTMLElement>) => {
    const dragged = event.dataTransfer.getData(DRAGGED_CARD);
    if (dragged && target) {
      event.preventDefault();
      const to = dropOnCard(data.cards, dragged, target.id, target.below);
      if (to) actions.place(dragged, to);
    }
    setTarget(null);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys and drops of the cards inside it; their buttons do the same.
    <div
      ref={root}
      className="cards-list"
      onKeyDown={press}
      onDrop={drop}
      onDragEnd={() => setTarget(null)}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setTarget(null);
      }}
    >
      {groups.map((group) => (
        <div key={group.label} className="cards-group">
          {groups.length > 1 || group.label !== '' ? <Heading group={group} actions={actions} /> : null}
          <ul aria-label={group.label || t('cards.list')}>
            {group.cards.map((card) => (
              <CardRow
                key={card.id}
                card={card}
                data={data}
                actions={actions}
                active={stop === card.id}
                editing={editing === card.id}
                onEdit={(on) => {
                  setEditing(on ? card.id : null);
                  if (!on) focus(card.id);
                }}
                onFocus={() => setActive(card.id)}
                onDragOver={over(card)}
              />
            ))}
          </ul>
        </div>
      ))}
      {target && <DropLine root={root} target={target} />}
    </div>
  );
}

/** A heading is renamed where it stands; the name of another joins the two. */
function Heading({ group, actions }: { group: CardGroup; actions: CardActions }) {
  const t = useWords();
  return (
    <div className="cards-heading">
      <InlineText
        strong
        mayBeEmpty
        label={group.label ? t('cards.rename', { label: group.label }) : t('cards.label')}
        maxLength={40}
        placeholder={t('cards.noLabel')}
        value={group.label}
        onCommit={(label) =>
          actions.label(
            group.cards.map(({ id }) => id),
            label,
          )
        }
      />
      <span className="ui-count">{group.cards.length}</span>
    </div>
  );
}

/** Where the dragged card would land. */
function DropLine({
  root,
  target,
}: {
  root: { readonly current: HTMLElement | null };
  target: { readonly id: string; readonly below: boolean };
}) {
  const list = root.current;
  const row = list?.querySelector<HTMLElement>(`[data-card="${target.id}"]`);
  if (!list || !row) return null;
  const top = row.offsetTop + (target.below ? row.offsetHeight + 2 : -3);
  return <span className="cards-drop" style={{ top }} />;
}

/** Gives focus to a card as soon as it is drawn where it belongs, also after it has moved or come out of editing. */
function useFocusThatFollows(root: { readonly current: HTMLElement | null }, drawn: readonly Card[]) {
  const wanted = useRef<string | null>(null);
  const settle = () => {
    if (wanted.current === null) return;
    const row = root.current?.querySelector<HTMLElement>(`[data-card="${wanted.current}"] [data-row]`);
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  const order = drawn.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new order is the very thing to follow.
  useEffect(() => {
    if (document.activeElement === document.body) settle();
    wanted.current = null;
  }, [order]);
  return (id: string | null) => {
    wanted.current = id;
    // At once, since the next key may come before the next frame; and again when a moved or edited card is drawn.
    settle();
    requestAnimationFrame(settle);
  };
}
