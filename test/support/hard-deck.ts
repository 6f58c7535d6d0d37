import {
  fitTitle,
  splitBullets,
  splitCardColumns,
  splitCards,
  splitStatement,
  splitTable,
  splitTimeline,
} from '../../domain/deck-fit.ts';
import { splitPresentation } from '../../domain/deck-fit-presentation.ts';
import type { DeckPlan, Slide, TableColumn } from '../../domain/deck-slide.ts';

const long =
  'Vi prøvde først å ringe alle på lista, men det tok hele ettermiddagen, og de som svarte, hadde ofte allerede byttet med noen andre. ' +
  'Derfor gikk vi over til ringer på fem, der den som trenger å bytte, sier fra samme dag. ' +
  'Det virker best når alle i ringen kjenner hverandre fra samme etasje, og når lederen holder seg unna til ringen selv ber om hjelp. ';

const texts = [
  long,
  'Menneskerettighetsorganisasjonsmedlemskapsbevis'.repeat(3),
  '👩🏽‍🚀🏳️‍🌈 مرحبا بالعالم, שלום, 漢字かな交じり文, Zażółć gęślą jaźń',
  'half\ud83d pair \udc00, control\u0007s, ]]> & <b>"quotes"</b>',
  'første linje\nandre linje\n\nfjerde linje',
  'kort',
  long + long,
];

const columns: TableColumn[] = [
  { heading: 'Hvem', align: 'left', share: 1, strong: false },
  { heading: 'Hva vi lovet hverandre, og når det skal være gjort', align: 'left', share: 4, strong: false },
  { heading: 'Frist', align: 'right', share: 1, strong: true },
];

/** A deck of everything that makes layouts break: long words, long texts, other scripts, half characters. */
export function hardDeck(): DeckPlan {
  const base = { kicker: 'Overtekst som sier hva dette hører til', note: 'En merknad', notes: long };
  const title = fitTitle(long);
  const cards = texts.map((text, index) => ({ text, group: index % 2 === 0 ? 'Blå' : '' }));
  const rows = texts.map((text, index) => [`P${index}`, text, '1. mars']);
  const programme = texts.map((text, index) => ({
    clock: `${String(9 + index).padStart(2, '0')}:00`,
    text,
    shape: index % 3 === 2 ? ('break' as const) : ('plain' as const),
  }));
  const day = programme.map(({ clock, shape }, index) => ({
    fromMinute: 540 + index * 60,
    minutes: 60,
    clock,
    label: '',
    shape,
  }));
  const slides: Slide[] = [
    {
      kind: 'cover',
      title,
      subtitle: long.slice(0, 120),
      project: long.slice(0, 140),
      day,
      dayAlt: 'Dagen',
      notes: '',
    },
    { kind: 'section', number: '12', title, subtitle: long.slice(0, 100), notes: '' },
    ...splitBullets(texts, true).map((points): Slide => ({ ...base, kind: 'bullets', title, points })),
    ...splitPresentation(
      texts,
      texts.map((text) => ({ label: 'Behold', text })),
    ).map((page): Slide => ({ ...base, kind: 'presentation', title: 'Byttering', ...page, picture: null })),
    ...splitCards(cards, { kicker: true, note: true }).map(
      (page): Slide => ({ ...base, kind: 'cards', title, columns: page }),
    ),
    ...splitCardColumns(
      [
        { heading: 'Styrker', cards },
        { heading: 'Neste steg', cards: cards.slice(0, 2) },
      ],
      { kicker: false, note: false },
    ).map((page): Slide => ({ ...base, kicker: '', note: '', kind: 'cards', title: 'To kolonner', columns: page })),
    ...splitTable(columns, rows, { kicker: true }).map(
      (page): Slide => ({
        ...base,
        kind: 'table',
        title: 'Forpliktelser',
        columns,
        rows: page,
        alt: 'Hvem, hva og når',
      }),
    ),
    ...splitTimeline(programme, true).map(
      (page): Slide => ({ ...base, kind: 'timeline', title: 'Dagen', day, dayAlt: 'Dagen', rows: page }),
    ),
    ...splitStatement(long + long).map(
      (said): Slide => ({ kind: 'statement', kicker: 'Sitat', title: said, source: 'Gruppe Gul', notes: '' }),
    ),
    // Planned by somebody who did not ask how much fits: it must still be readable, and nothing may be lost.
    { ...base, kind: 'bullets', title: long, points: [long, long, long], note: long.slice(0, 200) },
  ];
  return { language: 'nb', title: 'Prøve', subject: '', footer: long.slice(0, 110), slides };
}
