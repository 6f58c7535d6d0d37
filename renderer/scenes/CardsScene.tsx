import type { CardView } from '../../domain/scenes/cards-scene.ts';
import { cardsLevels, newestPage } from './cards-page.ts';
import { useFit } from './fit.ts';
import { GroupMark } from './GroupMark.tsx';
import { BODY, DISPLAY, LEAD, type SceneProps, sized, TITLE, thought, wrapped } from './scene-props.ts';
import { WallFrame } from './WallFrame.tsx';
import { wallWords } from './wall-words.ts';

/** Cards from the room, released one by one; the newest is filled until the next comes. */
export function CardsScene(props: SceneProps<'cards'>) {
  return props.scene.cards.length === 0 ? <NoCards {...props} /> : <Cards {...props} />;
}

function Cards({ scene, view, now }: SceneProps<'cards'>) {
  const levels = cardsLevels(scene.cards);
  const about = JSON.stringify([scene.cards, scene.progress]);
  const [ref, level] = useFit<HTMLUListElement>(levels.length, about);
  const { perPage, columns, size } = levels[level] ?? { perPage: 1, columns: 1, size: BODY };
  const { cards, page, pages } = newestPage(scene.cards, perPage);
  return (
    <WallFrame view={view} now={now} head={scene.title}>
      <ul
        className={level === levels.length - 1 ? 'wall-cards wall-last-resort' : 'wall-cards'}
        ref={ref}
        data-level={level}
        style={{ ...sized(size), gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      >
        {cards.map((card) => (
          <Card key={card.id} card={card} columns={columns} size={size} />
        ))}
      </ul>
      {(scene.progress || pages > 1) && (
        <p className="wall-label wall-cards-foot">
          <span>{scene.progress}</span>
          {pages > 1 && <span>{wallWords[view.language].page(page, pages)}</span>}
        </p>
      )}
    </WallFrame>
  );
}

function Card({ card, columns, size }: { card: CardView; columns: number; size: number }) {
  const from = card.group || card.label || card.count > 1;
  return (
    <li className={card.newest ? 'newest' : undefined}>
      <p style={wrapped(card.text, size, 160 / columns - 6)}>{card.text}</p>
      {from && (
        <p className="wall-fine wall-card-from">
          {card.group && <GroupMark group={card.group} onField={card.newest} />}
          {card.label && <span>{card.label}</span>}
          {card.count > 1 && <span className="wall-card-count">× {card.count}</span>}
        </p>
      )}
    </li>
  );
}

const EMPTY = [DISPLAY, 14, TITLE, 10, LEAD, BODY] as const;

function NoCards({ scene, view, now }: SceneProps<'cards'>) {
  const [ref, level] = useFit<HTMLDivElement>(EMPTY.length, `${scene.title}|${scene.empty}|${scene.progress}`);
  const size = EMPTY[level] ?? BODY;
  return (
    <WallFrame view={view} now={now}>
      <div className="wall-fill wall-stack wall-no-cards" ref={ref} data-level={level}>
        <h1 className="wall-thought" style={thought(size)}>
          {scene.title}
        </h1>
        <p className="wall-lead" style={sized(Math.min(size, LEAD))}>
          {scene.empty}
        </p>
      </div>
      {scene.progress && <p className="wall-label">{scene.progress}</p>}
    </WallFrame>
  );
}
