import type { MistakeFacts, MistakeWords, MistakeWordTable } from './mistake-kinds.ts';

const words = (title: string, sentence: string, next: string): MistakeWords => ({ title, sentence, next });
const list = (names: readonly string[]) => names.map((name) => `«${name}»`).join(', ');
const choose = ({ suggestion, allowed }: MistakeFacts, what: string) =>
  suggestion === null ? `${what}: ${list(allowed)}.` : `Mente du «${suggestion}»?`;
const about = ({ given }: MistakeFacts) => (given === '' ? 'Punktet' : `«${given}»`);
const figure = ({ params }: MistakeFacts, name: string) => String(params[name] ?? '');

/** What a mistake in a template is called in Bokmål. */
export const mistakeWordsNb: MistakeWordTable = {
  'unknown-field': (f) =>
    words('Ukjent felt', `«${f.field}» er ikke et felt som kan stå her.`, choose(f, 'Felt som kan stå her')),
  'missing-field': (f) => words('Noe mangler', `Feltet «${f.field}» må være med.`, `Legg til en linje: ${f.field}: …`),
  'not-text': (f) =>
    words('Ikke tekst', `«${f.field}» skal være en tekst.`, `Skriv teksten i anførselstegn: ${f.field}: "${f.given}"`),
  'not-whole-number': (f) =>
    words(
      'Ikke et helt tall',
      `«${f.field}» skal være et helt tall.`,
      `Skriv bare tallet, for eksempel ${f.field}: 15`,
    ),
  'out-of-range': (f) =>
    words('Tallet passer ikke', `«${f.field}» kan ikke være ${f.given}.`, `Grensen er ${figure(f, 'limit')}.`),
  'not-true-false': (f) =>
    words('Ikke ja eller nei', `«${f.field}» kan bare være true (ja) eller false (nei).`, `Skriv ${f.field}: true`),
  'not-a-list': (f) =>
    words(
      'Ikke en liste',
      `«${f.field}» skal være en liste.`,
      'Sett hvert ledd på sin egen linje, med en strek foran.',
    ),
  'not-fields': () =>
    words('Ingen felt', 'Her skulle det stå felt med navn og verdi.', 'Skriv for eksempel title: Pause'),
  'unknown-value': (f) =>
    words('Ukjent verdi', `«${f.field}» kan ikke være «${f.given}».`, choose(f, 'Velg blant disse')),
  'empty-text': (f) =>
    words('Tomt felt', `«${f.field}» er tomt.`, 'Fyll det ut, eller fjern linjen hvis den ikke trengs.'),
  'text-too-long': (f) =>
    words(
      'For lang tekst',
      `«${f.field}» er ${figure(f, 'length')} tegn og kan være høyst ${figure(f, 'limit')}.`,
      'Kort ned teksten.',
    ),
  'prompt-too-long': (f) =>
    words(
      'For langt for veggen',
      `Teksten til rommet er ${figure(f, 'length')} tegn og kan være høyst ${figure(f, 'limit')}.`,
      'Kort ned til ett spørsmål. Resten kan stå i privateNote.',
    ),
  'not-a-time': (f) =>
    words(
      'Ikke et klokkeslett',
      `«${f.given}» er ikke et klokkeslett.`,
      `Skriv timer og minutter: ${f.field}: "09:00"`,
    ),
  'not-a-name': (f) =>
    words(
      'Navnet kan ikke brukes',
      `«${f.given}» kan ikke være ${f.field}.`,
      'Bruk bare små bokstaver a–z, tall og bindestrek, og begynn med en bokstav.',
    ),
  'outcomes-missing': () =>
    words(
      'Læringsutbytte mangler',
      'Dagen trenger to til fire mål som fullfører «I dag skal du kunne».',
      'Skriv dem under outcomes, ett per linje med en strek foran.',
    ),
  'outcomes-too-many': () =>
    words('For mange læringsutbytter', 'En dag kan ha høyst fire mål.', 'Behold de fire viktigste.'),
  'list-empty': (f) => words('Tom liste', `«${f.field}» er tom.`, 'Legg til minst ett ledd.'),
  'list-too-long': (f) =>
    words('For lang liste', `«${f.field}» kan ha høyst ${figure(f, 'limit')} ledd.`, 'Slå noen av dem sammen.'),
  'day-backwards': (f) =>
    words(
      'Dagen slutter før den begynner',
      `Dagen går fra ${figure(f, 'start')} til ${figure(f, 'end')}.`,
      'Rett start eller end.',
    ),
  'day-total': (f) => {
    const difference = Number(f.params.planned) - Number(f.params.available);
    return words(
      'Dagen går ikke opp',
      `Punktene er ${figure(f, 'planned')} min, men fra ${figure(f, 'start')} til ${figure(f, 'end')} er det ${figure(f, 'available')} min.`,
      difference > 0 ? `Ta bort ${difference} min.` : `Legg til ${-difference} min.`,
    );
  },
  'lock-not-reached': (f) =>
    words(
      'Låst tid treffes ikke',
      `${about(f)} er låst til ${figure(f, 'start')}, men punktene før er ferdige ${figure(f, 'reached')}.`,
      String(f.params.reached) > String(f.params.start)
        ? `Ta bort ${figure(f, 'minutes')} min før ${figure(f, 'start')}.`
        : `Legg til ${figure(f, 'minutes')} min før ${figure(f, 'start')}.`,
    ),
  'lock-without-start': (f) =>
    words('Låst uten klokkeslett', `${about(f)} er låst, men har ingen start.`, 'Legg til en linje: start: "11:30"'),
  'start-without-lock': (f) =>
    words(
      'Klokkeslett uten lås',
      `${about(f)} har start, men er ikke låst; vanlige punkter får starten regnet ut.`,
      'Fjern start, eller legg til locked: true',
    ),
  'least-above-minutes': (f) =>
    words(
      'Minste tid er for lang',
      `${about(f)} er ${figure(f, 'minutes')} min og kan ikke ha ${figure(f, 'least')} som minste.`,
      `Sett minMinutes til ${figure(f, 'minutes')} eller mindre.`,
    ),
  'steps-too-long': (f) =>
    words(
      'Stegene er for lange',
      `Stegene er ${figure(f, 'steps')} min til sammen, men ${about(f)} er ${figure(f, 'minutes')} min.`,
      'Kort ned et steg, eller gi punktet flere minutter.',
    ),
  'timer-too-long': (f) =>
    words(
      'Nedtellingen er for lang',
      `Nedtellingen er ${figure(f, 'timer')} min, men ${about(f)} er ${figure(f, 'minutes')} min.`,
      `Sett timer til ${figure(f, 'minutes')} eller mindre.`,
    ),
  'two-notes': (f) =>
    words('To notater', `${about(f)} har både privateNote og noteFile.`, 'Behold bare ett av feltene.'),
  'duplicate-key': (f) =>
    words(
      'Samme key to ganger',
      `«${f.given}» er brukt av et annet punkt samme dag.`,
      'Gi ett av punktene en annen key.',
    ),
  'not-a-coursework-key': (f) =>
    words(
      'Nøkkelen kan ikke brukes',
      `«${f.given}» kan ikke være key for et arbeidskrav.`,
      'Bruk én til fire store bokstaver og høyst to sifre, for eksempel key: AK1',
    ),
  'not-a-date': (f) => words('Ikke en dato', `«${f.given}» er ikke en dato.`, 'Skriv år, måned og dag: - "2027-02-09"'),
  'dates-too-many': (f) =>
    words(
      'For mange frister',
      `Det er flere datoer enn forsøk; her er det høyst ${figure(f, 'attempts')}.`,
      'Ta bort en dato, eller sett attempts: 2',
    ),
  'dates-backwards': (f) =>
    words(
      'Fristene kommer i feil rekkefølge',
      `Andre forsøk har frist ${f.given}, som ikke er etter det første.`,
      'Skriv datoen for første forsøk først.',
    ),
  'levels-missing': (f) =>
    words(
      'Nivåer mangler',
      `${about(f)} skal vurderes på nivåer, men har ingen.`,
      'Legg til levels med to til seks nivåer, det laveste først.',
    ),
  'levels-not-here': (f) =>
    words(
      'Nivåer hører ikke til',
      `Kriterier i formen ${f.given} har ikke nivåer.`,
      'Fjern levels, eller skriv form: rubric',
    ),
  'most-missing': () =>
    words('Høyeste tall mangler', 'En skala må ha et høyeste tall.', 'Legg til en linje, for eksempel most: 5'),
  'most-not-here': (f) =>
    words('Høyeste tall hører ikke til', `Formen ${f.given} har ikke tall.`, 'Fjern most, eller skriv form: scale'),
  'duplicate-criterion': (f) =>
    words('To kriterier med samme key', `«${f.given}» er brukt av et annet kriterium.`, 'Gi ett av dem en annen key.'),
  'yaml-tab': () => words('Tabulator', 'Linjen er rykket inn med tabulator.', 'Bruk mellomrom, to for hvert nivå.'),
  'yaml-colon': () =>
    words(
      'Kolon i teksten',
      'Teksten har et kolon som leses som et nytt felt.',
      'Sett teksten i anførselstegn: title: "Plenum: ideer"',
    ),
  'yaml-no-colon': () =>
    words(
      'Kolon mangler',
      'Linjen har ikke kolon mellom felt og verdi.',
      'Skriv felt, kolon, mellomrom og verdi: minutes: 15',
    ),
  'yaml-indent': () =>
    words(
      'Feil innrykk',
      'Linjen står ikke rett under de andre den hører sammen med.',
      'Rykk den inn like langt som linjen over, med mellomrom.',
    ),
  'yaml-open': () =>
    words(
      'Ikke lukket',
      'Et anførselstegn eller en parentes er åpnet her, men ikke lukket.',
      'Sett det samme tegnet bak teksten.',
    ),
  'yaml-sign': () =>
    words(
      'Tegn som ikke kan stå først',
      'En tekst kan ikke begynne med *, &, @, % eller ` uten anførselstegn.',
      'Sett teksten i anførselstegn, eller skriv >- og teksten på neste linje.',
    ),
  'yaml-twice': () =>
    words('Feltet står to ganger', 'Det samme feltet er skrevet to ganger på samme sted.', 'Fjern den ene linjen.'),
  'yaml-other': () =>
    words(
      'Kan ikke leses',
      'Filen lar seg ikke lese fra og med dette stedet.',
      'Sammenlign linjen med en mal som virker.',
    ),
  'folder-unreadable': () =>
    words(
      'Mappen kan ikke leses',
      'Mappen med maler lar seg ikke åpne.',
      'Se etter at mappen finnes, og at du har tilgang til den.',
    ),
  'too-many-files': (f) =>
    words(
      'For mange filer',
      `Bare de første ${figure(f, 'limit')} malene i mappen er lest.`,
      'Flytt maler som ikke er i bruk.',
    ),
  'file-unreadable': () =>
    words(
      'Filen kan ikke leses',
      'Filen lar seg ikke åpne.',
      'Lukk den i andre programmer, og se etter at du har tilgang.',
    ),
  'file-outside': () =>
    words('Filen ligger et annet sted', 'Filen er en snarvei ut av mappen.', 'Legg selve filen i mappen.'),
  'file-too-large': (f) =>
    words(
      'Filen er for stor',
      `Filen er over ${figure(f, 'limit')} kB.`,
      'Flytt lange notater til egne filer med noteFile.',
    ),
  'not-utf8': () =>
    words(
      'Feil tegnsett',
      'Filen er ikke lagret som UTF-8, så æ, ø og å kan ikke leses.',
      'Lagre den på nytt med tegnkodingen UTF-8.',
    ),
  'duplicate-template': (f) =>
    words(
      `To maler med samme ${f.field || 'id'}`,
      `«${f.given}» finnes alt i ${figure(f, 'file')}.`,
      `Gi denne malen en annen ${f.field || 'id'}, eller fjern den ene filen.`,
    ),
  'note-path': (f) =>
    words(
      'Notatfilen ligger utenfor',
      `«${f.given}» peker ikke på en Markdown-fil i malens egen mappe.`,
      'Skriv for eksempel noteFile: notes/kickoff-reading.nb.md',
    ),
  'note-missing': (f) =>
    words('Notatfilen finnes ikke', `Det er ingen fil som heter «${f.given}».`, 'Rett navnet, eller lag filen.'),
  'note-too-long': (f) =>
    words(
      'Notatet er for langt',
      `Notatet er ${figure(f, 'length')} tegn og kan være høyst ${figure(f, 'limit')}.`,
      'Kort det ned.',
    ),
};
