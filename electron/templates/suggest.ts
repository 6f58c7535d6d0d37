/** What a facilitator writing Norwegian may try first; used only where the word on the right was possible. */
const TRANSLATED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    aktivitet: 'activity',
    avslutning: 'close',
    avstemming: 'vote',
    avtaler: 'commitments',
    dager: 'days',
    deltaker: 'person',
    evaluering: 'evaluation',
    gjennomføring: 'implementation',
    gjenta: 'repeat',
    gruppe: 'group',
    gruppearbeid: 'groupWork',
    håndbok: 'handbook',
    informasjon: 'information',
    ingen: 'none',
    innlegg: 'input',
    kort: 'cards',
    korttittel: 'shortTitle',
    leder: 'lead',
    leseverksted: 'readingWorkshop',
    lunsj: 'lunch',
    låst: 'locked',
    læringsutbytte: 'outcomes',
    materiell: 'material',
    minst: 'minMinutes',
    minutter: 'minutes',
    norsk: 'nb',
    notat: 'privateNote',
    notatfil: 'noteFile',
    nummer: 'number',
    oppgave: 'prompt',
    oppstart: 'kickoff',
    pause: 'break',
    plenum: 'plenary',
    presentasjon: 'presentation',
    presentasjoner: 'presentations',
    punkter: 'items',
    refleksjon: 'reflection',
    refleksjonsnotat: 'reflection',
    rigg: 'rig',
    runde: 'round',
    samles: 'collects',
    slutt: 'end',
    språk: 'language',
    spørsmål: 'prompt',
    steg: 'steps',
    tema: 'theme',
    tilbakemelding: 'feedback',
    tittel: 'title',
    utbytte: 'outcomes',
    velkommen: 'welcome',
    vurdering: 'evaluation',
  }),
);

/** The one of `allowed` that `word` was probably meant to be, or null when nothing is near enough to be a help. */
export function suggest(word: string, allowed: readonly string[]): string | null {
  const wanted = word.trim().toLowerCase();
  const translated = TRANSLATED.get(wanted);
  if (translated !== undefined && allowed.includes(translated)) return translated;
  const reach = Math.max(1, Math.floor(wanted.length / 3));
  const near = allowed
    .map((candidate) => ({ candidate, distance: distance(wanted, candidate.toLowerCase()) }))
    .filter((one) => one.distance <= reach)
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.candidate ?? null;
}

/** How many letters must be added, taken away, changed or swapped with their neighbour. */
function distance(from: string, to: string): number {
  if (Math.abs(from.length - to.length) > 12 || from.length > 60) return Number.POSITIVE_INFINITY;
  let older: number[] = [];
  let before = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        (before[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (before[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) cost = Math.min(cost, (older[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    older = before;
    before = current;
  }
  return before[to.length] ?? Number.POSITIVE_INFINITY;
}
