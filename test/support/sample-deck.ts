import { minuteText } from '../../domain/clock-text.ts';
import { splitCards } from '../../domain/deck-fit.ts';
import type { DayBlock, DeckPlan, TimelineRow } from '../../domain/deck-slide.ts';

const day: [number, number, string, string, DayBlock['shape']][] = [
  [540, 15, 'Velkommen tilbake', 'Welcome back', 'plain'],
  [555, 40, 'Runden fra mellomperioden', 'The round since last time', 'plain'],
  [595, 20, 'Rigg og inntak', 'Setting up and intake', 'plain'],
  [615, 15, 'Pause', 'Break', 'break'],
  [630, 90, 'Gruppepresentasjoner', 'Group presentations', 'plain'],
  [720, 45, 'Lunsj og vaktbytte', 'Lunch and change of shift', 'locked'],
  [765, 30, 'Er det nytt? Gir det merverdi?', 'Is it new? Does it add value?', 'plain'],
  [795, 45, 'Leseverksted 2: lesing', 'Reading workshop 2: reading', 'plain'],
  [840, 15, 'Pause', 'Break', 'break'],
  [855, 35, 'Begreper som taler til vår praksis', 'Concepts that speak to our practice', 'plain'],
  [890, 10, 'Avslutning', 'Closing', 'plain'],
];

const plan = [15, 40, 20, 15, 90, 45, 30, 45, 15];
const used = [15, 44, 18, 15, 88, 45, 33, 42, 15];

/** A deck with every kind of slide in it, as a session would give it. */
export function sampleDeck(language: DeckPlan['language']): DeckPlan {
  const nb = language === 'nb';
  const say = (norwegian: string, english: string): string => (nb ? norwegian : english);
  const blocks: DayBlock[] = day.map(([fromMinute, minutes, norwegian, english, shape]) => ({
    fromMinute,
    minutes,
    clock: minuteText(fromMinute),
    label: say(norwegian, english),
    shape,
  }));
  const rows: TimelineRow[] = blocks.map(({ clock, label, shape }) => ({ clock, text: label, shape }));
  const dayAlt = say(
    'Dagen fra 09.00 til 15.00: elleve punkter, to pauser, og lunsj som er låst til 12.00.',
    'The day from 09:00 to 15:00: eleven items, two breaks, and lunch locked at 12:00.',
  );
  const cards = [
    say('Telefonlista som ingen tør å ringe fra', 'The phone list nobody dares to call from'),
    say('Fast makker ved vaktbytte', 'A fixed partner at change of shift'),
    say('Ti minutter overlapp hver dag', 'Ten minutes of overlap every day'),
    say('Tavle ved kjøkkenet, ikke på kontoret', 'The board by the kitchen, not in the office'),
    say('Én som alltid får lov til å si stopp', 'One person who may always say stop'),
  ].map((text, index) => ({
    text,
    group: say(
      ['Blå', 'Gul', 'Grønn', 'Rød', 'Hvit'][index] ?? '',
      ['Blue', 'Yellow', 'Green', 'Red', 'White'][index] ?? '',
    ),
  }));
  const [cardColumns = []] = splitCards(cards, { kicker: true, note: true });
  return {
    language,
    title: say('Ideene i arbeid', 'The ideas at work'),
    subject: say('Samling 2, dag 1', 'Session 2, day 1'),
    footer: say('Sykehjem C, samling 2, dag 1, 9. februar 2027', 'Care home C, session 2, day 1, 9 February 2027'),
    slides: [
      {
        kind: 'cover',
        title: say('Ideene i arbeid', 'The ideas at work'),
        subtitle: say('Samling 2, dag 1. Sykehjem C', 'Session 2, day 1. Care home C'),
        project: say('Fellesprosjekt: En dag som henger sammen', 'Common project: A day that hangs together'),
        day: blocks,
        dayAlt,
        notes: say('Velkommen.\nSi hvem som holder klokka.', 'Welcome.\nSay who keeps the clock.'),
      },
      {
        kind: 'timeline',
        kicker: '',
        title: say('Dagen', 'The day'),
        day: blocks,
        dayAlt,
        rows,
        note: say('Lunsjen er låst til 12.00.', 'Lunch is locked at 12:00.'),
        notes: '',
      },
      {
        kind: 'section',
        number: '2',
        title: say('Gruppepresentasjoner', 'Group presentations'),
        subtitle: say('Rapport, Vakter, Aktivitet', 'Reports, Shifts, Activity'),
        notes: '',
      },
      {
        kind: 'presentation',
        kicker: say('Presentasjon 2 av 3. Arbeidsgruppe Vakter', 'Presentation 2 of 3. Working group Shifts'),
        title: say('Byttering i stedet for telefonrunde', 'A swap ring instead of a round of calls'),
        points: nb
          ? [
              'Fem i hver ring, en ring per etasje',
              '14 av 17 bytter i januar uten leder',
              'Trenger plass i overlappen 14:45',
            ]
          : [
              'Five in each ring, one ring a floor',
              '14 of 17 swaps in January without the leader',
              'Needs room in the overlap at 14:45',
            ],
        feedback: [
          {
            label: say('Behold', 'Keep'),
            text: say(
              'At ringen avtaler selv, og sier fra samme dag',
              'That the ring settles it, and says so the same day',
            ),
          },
          {
            label: say('Spør', 'Ask'),
            text: say('Hva med dem som bare går natt?', 'What about those who only work nights?'),
          },
          {
            label: say('Prøv', 'Try'),
            text: say('Én ring på tvers av to etasjer i mars', 'One ring across two floors in March'),
          },
        ],
        picture: null,
        note: say(
          'Planlagt 30 min, brukt 31 min. Nytt her: ja. Merverdi: ja, for de ansatte.',
          'Planned 30 min, used 31 min. New here: yes. Added value: yes, for the staff.',
        ),
        notes: say('Gruppa ber om svar før 1. mars.', 'The group asks for an answer before 1 March.'),
      },
      {
        kind: 'cards',
        kicker: '',
        title: say('Tilbakemelding på arbeidskrav 2', 'Feedback on coursework 2'),
        columns: [
          {
            heading: say('Styrker', 'Strengths'),
            cards: [
              {
                text: say(
                  'Dere bruker teksten til å se egen vakt på nytt',
                  'You use the text to see your own shift anew',
                ),
                group: '',
              },
              {
                text: say(
                  'Dere knytter begrepet skjønn til vakter dere faktisk har hatt',
                  'You tie the concept of discretion to shifts you have had',
                ),
                group: '',
              },
              {
                text: say(
                  'Dere viser til hverandres ideer fra første samling',
                  'You refer to each other’s ideas from the first session',
                ),
                group: '',
              },
            ],
          },
          {
            heading: say('Neste steg', 'Next steps'),
            cards: [
              {
                text: say(
                  'Si hva som er nytt, og hva som bare går fortere',
                  'Say what is new, and what just goes faster',
                ),
                group: '',
              },
              { text: say('Skriv hvem merverdien er for', 'Write whom the added value is for'), group: '' },
              {
                text: say(
                  'Vis hva dere ville gjort hvis prøven ikke virket',
                  'Show what you would do if the trial did not work',
                ),
                group: '',
              },
            ],
          },
        ],
        note: '',
        notes: '',
      },
      {
        kind: 'cards',
        kicker: say('Idé 3: Vaktbyttet', 'Idea 3: Change of shift'),
        title: say('Hva står i veien i dag?', 'What is in the way today?'),
        columns: cardColumns,
        note: say('5 kort fra 5 lesegrupper', '5 cards from 5 reading groups'),
        notes: '',
      },
      {
        kind: 'bullets',
        kicker: '',
        title: say('Beslutninger', 'Decisions'),
        points: nb
          ? [
              'Bytteringen prøves i begge etasjer fra 1. mars',
              'Tavla flyttes til kjøkkenet, og den som åpner dagen fører den',
              'Lederen er med på evalueringen, ikke på ringene',
              'Natt får egen ring fra april',
            ]
          : [
              'The swap ring is tried on both floors from 1 March',
              'The board moves to the kitchen, and whoever opens the day keeps it',
              'The leader joins the evaluation, not the rings',
              'Nights get a ring of their own from April',
            ],
        note: say('Alle beslutninger er tatt i plenum.', 'All decisions were made in plenary.'),
        notes: '',
      },
      {
        kind: 'statement',
        kicker: say('Spørsmål vi tar med oss', 'A question we take on'),
        title: say(
          'Hvem merker først at det har blitt bedre: de som bor her, eller de som jobber her?',
          'Who notices first that it got better: those who live here, or those who work here?',
        ),
        source: say('Gruppe Gul', 'Group Yellow'),
        notes: '',
      },
      {
        kind: 'table',
        kicker: '',
        title: say('Tid: plan og faktisk', 'Time: planned and actual'),
        columns: [
          { heading: say('Kl.', 'Time'), align: 'left', share: 1, strong: false },
          { heading: say('Punkt', 'Item'), align: 'left', share: 6, strong: false },
          { heading: say('Plan', 'Plan'), align: 'right', share: 1.2, strong: false },
          { heading: say('Brukt', 'Used'), align: 'right', share: 1.2, strong: false },
          { heading: say('Avvik', 'Drift'), align: 'right', share: 1.2, strong: true },
        ],
        rows: plan.map((minutes, index) => {
          const drift = (used[index] ?? 0) - minutes;
          const sign = drift > 0 ? '+' : drift < 0 ? '−' : '';
          return [
            blocks[index]?.clock ?? '',
            blocks[index]?.label ?? '',
            String(minutes),
            String(used[index]),
            `${sign}${Math.abs(drift)}`,
          ];
        }),
        alt: say(
          'Planlagte og brukte minutter for ni punkter; avviket er høyst fire minutter.',
          'Planned and used minutes for nine items; the drift is four minutes at most.',
        ),
        note: say('Tabell 1 av 2. Fortsetter på neste side.', 'Table 1 of 2. Continues on the next slide.'),
        notes: '',
      },
      {
        kind: 'bullets',
        kicker: say('Til neste gang', 'For next time'),
        title: say('Forpliktelser', 'Commitments'),
        points: nb
          ? [
              'Tillitsvalgt tar bytteringen opp i samarbeidsmøtet 16. februar',
              'Gruppe Vakter teller bytter uten leder hver uke',
            ]
          : [
              'The union official raises the swap ring at the joint meeting on 16 February',
              'Group Shifts counts swaps without the leader every week',
            ],
        note: '',
        notes: '',
      },
    ],
  };
}
