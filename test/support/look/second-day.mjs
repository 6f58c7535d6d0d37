// @ts-check

/** When the pictures are taken: the second day of the example's last session, with a group presenting. */
export const lookNow = Date.parse('2027-02-10T10:31:40+01:00');

const at = (/** @type {string} */ clock) => `2027-02-10T${clock}+01:00`;

/** @param {'nb' | 'en'} language */
const texts = (language) =>
  language === 'nb'
    ? {
        steps: [
          { title: 'Innlegg', minutes: 12 },
          { title: 'Tilbakemelding', minutes: 18 },
        ],
        title: 'Ring på tvers av to etasjer',
        points: ['Prøves i mars', 'Fem i ringen, to fra hver etasje og én fra natta'],
        keep: 'At natta er med fra første dag',
        ask: 'Hvem skriver ned byttene?',
        card: 'Én fast person melder bytter i rapporten',
        hidden: 'Prøve det først i to uker',
        note: 'Stille i rommet når ringen blir tegnet på tavla.',
        otherNote: 'To ved vinduet skriver mens de ser på tavla.',
        meaning: 'De venter på at natta skal si noe først.',
        side: 'Kaffe',
      }
    : {
        steps: [
          { title: 'Talk', minutes: 12 },
          { title: 'Feedback', minutes: 18 },
        ],
        title: 'A ring across two floors',
        points: ['Tried in March', 'Five in the ring, two from each floor and one from nights'],
        keep: 'That nights are in from the first day',
        ask: 'Who writes the swaps down?',
        card: 'One person reports swaps at handover',
        hidden: 'Try it for two weeks first',
        note: 'Silence in the room while the ring is drawn on the board.',
        otherNote: 'Two by the window write while they look at the board.',
        meaning: 'They wait for nights to speak first.',
        side: 'Coffee',
      };

/**
 * A speaker list that has gone for a while: three have spoken, one has the floor, six wait and one of them is out.
 * @param {string} sessionId
 * @param {string} itemId
 */
function speakers(sessionId, itemId) {
  const on = { sessionId, itemId };
  const ask = (
    /** @type {string} */ personId,
    /** @type {'ordinary' | 'reply' | 'procedural'} */ speech = 'ordinary',
  ) => ({
    at: at('10:25:10'),
    kind: 'speaker.ask',
    ...on,
    personId,
    speech,
  });
  const next = (/** @type {string} */ clock) => ({ at: at(clock), kind: 'speaker.next', ...on });
  return [
    ...['p03', 'p12', 'p07'].map((person) => ask(person)),
    next('10:25:20'),
    next('10:27:10'),
    next('10:28:05'),
    ...['p19', 'p05', 'p15', 'p01'].map((person) => ask(person)),
    next('10:29:50'),
    ask('p08', 'reply'),
    ask('p02', 'procedural'),
    { at: at('10:30:30'), kind: 'speakers.set', ...on, closing: 'announced' },
  ];
}

/**
 * What has happened on the second day so far, as lines for `samling do`: presence, cards shown and hidden, a note, and
 * a presentation that is under way.
 * @param {'nb' | 'en'} language
 */
export function secondDay(language) {
  const sessionId = 'implementation';
  const itemId = `${sessionId}-2-trial-plan`;
  const presentationId = 'look-presentation';
  const words = texts(language);
  const people = Array.from({ length: 20 }, (_, index) => `p${String(index + 1).padStart(2, '0')}`);
  const lines = [
    { at: at('08:50:00'), kind: 'item.edit', sessionId, itemId, repeat: 'presentations', steps: words.steps },
    ...['shifts', 'handover'].map((group, index) => ({
      at: at('08:52:00'),
      kind: 'presentation.add',
      sessionId,
      presentationId: index === 0 ? presentationId : `${presentationId}-${group}`,
      presentationKind: 'project',
      itemId,
      groupId: `group-${group}`,
      title: index === 0 ? words.title : words.card,
      presenters: index === 0 ? ['p11', 'p04'] : ['p02'],
      points: words.points,
    })),
    { at: at('09:01:00'), kind: 'run.start', sessionId, itemId: `${sessionId}-2-recap` },
    {
      at: at('09:02:00'),
      kind: 'presence.mark',
      sessionId,
      itemId: `${sessionId}-2-recap`,
      personIds: people.slice(0, 18),
      mark: 'present',
    },
    {
      at: at('09:02:30'),
      kind: 'presence.mark',
      sessionId,
      itemId: `${sessionId}-2-recap`,
      personIds: people.slice(18),
      mark: 'away',
    },
    { at: at('09:18:00'), kind: 'run.next-item', sessionId },
    { at: at('10:03:00'), kind: 'run.next-item', sessionId },
    { at: at('10:24:00'), kind: 'run.next-item', sessionId },
    {
      at: at('10:24:05'),
      kind: 'wall.show',
      sessionId,
      scene: { kind: 'presentation', itemId },
    },
    ...[words.card, words.hidden].map((text, index) => ({
      at: at(`10:2${index + 5}:00`),
      kind: 'card.add',
      sessionId,
      itemId,
      cardId: `look-card-${index}`,
      text,
      from: { kind: 'group', groupId: `group-${index === 0 ? 'shifts' : 'activity'}` },
    })),
    { at: at('10:27:00'), kind: 'card.release', sessionId, itemId, cardIds: ['look-card-0'] },
    { at: at('10:28:00'), kind: 'feedback.add', sessionId, presentationId, feedback: 'keep', text: words.keep },
    { at: at('10:29:00'), kind: 'feedback.add', sessionId, presentationId, feedback: 'ask', text: words.ask },
    ...speakers(sessionId, itemId),
    {
      at: at('10:30:40'),
      kind: 'timer.side',
      sessionId,
      title: words.side,
      onWall: true,
      until: Date.parse(at('10:50:00')),
    },
    {
      at: at('10:30:00'),
      by: 'F2',
      kind: 'note.begin',
      sessionId,
      itemId,
      noteId: 'look-note',
      text: words.note,
      finished: true,
    },
    {
      at: at('10:30:20'),
      by: 'F1',
      kind: 'note.begin',
      sessionId,
      itemId,
      parentId: 'look-note',
      text: words.otherNote,
      finished: true,
    },
    {
      at: at('10:30:25'),
      by: 'F2',
      kind: 'note.begin',
      sessionId,
      itemId,
      parentId: 'look-note',
      type: 'interpretation',
      text: words.meaning,
      finished: true,
    },
    { at: at('10:30:30'), by: 'F2', kind: 'note.accord', sessionId, noteId: 'look-note', accord: 'disagreed' },
    // The example has no silent writing on this day.
    {
      at: at('08:51:00'),
      kind: 'item.edit',
      sessionId,
      itemId: `${sessionId}-2-dilemma`,
      activity: 'reflection',
      coursework: 'AK3',
    },
    ...['p02', 'p05', 'p09'].map((personId) => ({
      at: at('10:29:30'),
      kind: 'submission.hand-in',
      sessionId,
      courseworkId: 'ak3',
      personId,
      how: 'paper',
    })),
  ];
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}
