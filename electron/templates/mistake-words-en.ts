import type { MistakeFacts, MistakeWords, MistakeWordTable } from './mistake-kinds.ts';

const words = (title: string, sentence: string, next: string): MistakeWords => ({ title, sentence, next });
const list = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');
const choose = ({ suggestion, allowed }: MistakeFacts, what: string) =>
  suggestion === null ? `${what}: ${list(allowed)}.` : `Did you mean "${suggestion}"?`;
const about = ({ given }: MistakeFacts) => (given === '' ? 'The item' : `"${given}"`);
const figure = ({ params }: MistakeFacts, name: string) => String(params[name] ?? '');

/** What a mistake in a template is called in English. */
export const mistakeWordsEn: MistakeWordTable = {
  'unknown-field': (f) =>
    words(
      'Unknown field',
      `"${f.field}" is not a field that can be used here.`,
      choose(f, 'Fields that can be used here'),
    ),
  'missing-field': (f) =>
    words('Something is missing', `The field "${f.field}" is required.`, `Add a line: ${f.field}: …`),
  'not-text': (f) =>
    words('Not text', `"${f.field}" has to be text.`, `Put the text in quotation marks: ${f.field}: "${f.given}"`),
  'not-whole-number': (f) =>
    words(
      'Not a whole number',
      `"${f.field}" has to be a whole number.`,
      `Write only the number, for example ${f.field}: 15`,
    ),
  'out-of-range': (f) =>
    words('The number does not fit', `"${f.field}" cannot be ${f.given}.`, `The limit is ${figure(f, 'limit')}.`),
  'not-true-false': (f) =>
    words('Not yes or no', `"${f.field}" can only be true (yes) or false (no).`, `Write ${f.field}: true`),
  'not-a-list': (f) =>
    words('Not a list', `"${f.field}" has to be a list.`, 'Put each entry on a line of its own, with a dash in front.'),
  'not-fields': () =>
    words('No fields', 'Fields with a name and a value were expected here.', 'Write for example title: Break'),
  'unknown-value': (f) =>
    words('Unknown value', `"${f.field}" cannot be "${f.given}".`, choose(f, 'Choose one of these')),
  'empty-text': (f) =>
    words('Empty field', `"${f.field}" is empty.`, 'Fill it in, or remove the line if it is not needed.'),
  'text-too-long': (f) =>
    words(
      'The text is too long',
      `"${f.field}" has ${figure(f, 'length')} characters and may have ${figure(f, 'limit')} at most.`,
      'Shorten the text.',
    ),
  'prompt-too-long': (f) =>
    words(
      'Too long for the wall',
      `The text for the room has ${figure(f, 'length')} characters and may have ${figure(f, 'limit')} at most.`,
      'Shorten it to one question. The rest can go into privateNote.',
    ),
  'not-a-time': (f) =>
    words('Not a time', `"${f.given}" is not a time of the day.`, `Write hours and minutes: ${f.field}: "09:00"`),
  'not-a-name': (f) =>
    words(
      'The name cannot be used',
      `"${f.given}" cannot be the ${f.field}.`,
      'Use only small letters a–z, digits and hyphens, and begin with a letter.',
    ),
  'outcomes-missing': () =>
    words(
      'Learning outcomes are missing',
      'The day needs two to four outcomes that finish the sentence "Today you will be able to".',
      'Write them under outcomes, one on each line with a dash in front.',
    ),
  'outcomes-too-many': () =>
    words('Too many learning outcomes', 'A day can have four outcomes at most.', 'Keep the four that matter most.'),
  'list-empty': (f) => words('Empty list', `"${f.field}" is empty.`, 'Add at least one entry.'),
  'list-too-long': (f) =>
    words('The list is too long', `"${f.field}" can have ${figure(f, 'limit')} entries at most.`, 'Join some of them.'),
  'day-backwards': (f) =>
    words(
      'The day ends before it begins',
      `The day runs from ${figure(f, 'start')} to ${figure(f, 'end')}.`,
      'Correct start or end.',
    ),
  'day-total': (f) => {
    const difference = Number(f.params.planned) - Number(f.params.available);
    return words(
      'The day does not add up',
      `The items take ${figure(f, 'planned')} min, but there are ${figure(f, 'available')} min from ${figure(f, 'start')} to ${figure(f, 'end')}.`,
      difference > 0 ? `Take away ${difference} min.` : `Add ${-difference} min.`,
    );
  },
  'lock-not-reached': (f) =>
    words(
      'A locked time is missed',
      `${about(f)} is locked to ${figure(f, 'start')}, but the items before it end at ${figure(f, 'reached')}.`,
      String(f.params.reached) > String(f.params.start)
        ? `Take away ${figure(f, 'minutes')} min before ${figure(f, 'start')}.`
        : `Add ${figure(f, 'minutes')} min before ${figure(f, 'start')}.`,
    ),
  'lock-without-start': (f) =>
    words('Locked without a time', `${about(f)} is locked but has no start.`, 'Add a line: start: "11:30"'),
  'start-without-lock': (f) =>
    words(
      'A time without a lock',
      `${about(f)} has a start but is not locked; the start of other items is worked out.`,
      'Remove start, or add locked: true',
    ),
  'least-above-minutes': (f) =>
    words(
      'The least time is too long',
      `${about(f)} takes ${figure(f, 'minutes')} min and cannot have ${figure(f, 'least')} as its least.`,
      `Set minMinutes to ${figure(f, 'minutes')} or less.`,
    ),
  'steps-too-long': (f) =>
    words(
      'The steps are too long',
      `The steps take ${figure(f, 'steps')} min together, but ${about(f)} has ${figure(f, 'minutes')} min.`,
      'Shorten a step, or give the item more minutes.',
    ),
  'timer-too-long': (f) =>
    words(
      'The countdown is too long',
      `The countdown is ${figure(f, 'timer')} min, but ${about(f)} has ${figure(f, 'minutes')} min.`,
      `Set timer to ${figure(f, 'minutes')} or less.`,
    ),
  'two-notes': (f) =>
    words('Two notes', `${about(f)} has both privateNote and noteFile.`, 'Keep only one of the fields.'),
  'duplicate-key': (f) =>
    words(
      'The same key twice',
      `"${f.given}" is used by another item on the same day.`,
      'Give one of the items another key.',
    ),
  'not-a-coursework-key': (f) =>
    words(
      'The key cannot be used',
      `"${f.given}" cannot be the key of a piece of coursework.`,
      'Use one to four capital letters and at most two digits, for instance key: AK1',
    ),
  'not-a-date': (f) => words('Not a date', `"${f.given}" is not a date.`, 'Write year, month and day: - "2027-02-09"'),
  'dates-too-many': (f) =>
    words(
      'Too many deadlines',
      `There are more dates than attempts; here there are at most ${figure(f, 'attempts')}.`,
      'Take a date away, or write attempts: 2',
    ),
  'dates-backwards': (f) =>
    words(
      'The deadlines are in the wrong order',
      `The second attempt is due ${f.given}, which is not after the first.`,
      'Write the date of the first attempt first.',
    ),
  'levels-missing': (f) =>
    words(
      'Levels are missing',
      `${about(f)} is to be judged by levels, but has none.`,
      'Add levels, two to six of them, the lowest first.',
    ),
  'levels-not-here': (f) =>
    words(
      'Levels do not belong',
      `Criteria of the form ${f.given} have no levels.`,
      'Remove levels, or write form: rubric',
    ),
  'most-missing': () =>
    words('The highest number is missing', 'A scale needs a highest number.', 'Add a line, for instance most: 5'),
  'most-not-here': (f) =>
    words(
      'The highest number does not belong',
      `The form ${f.given} has no numbers.`,
      'Remove most, or write form: scale',
    ),
  'duplicate-criterion': (f) =>
    words(
      'Two criteria with the same key',
      `"${f.given}" is used by another criterion.`,
      'Give one of them another key.',
    ),
  'yaml-tab': () => words('Tab', 'The line is indented with a tab.', 'Use spaces, two for each level.'),
  'yaml-colon': () =>
    words(
      'A colon in the text',
      'The text has a colon that is read as a new field.',
      'Put the text in quotation marks: title: "Plenary: ideas"',
    ),
  'yaml-no-colon': () =>
    words(
      'A colon is missing',
      'The line has no colon between field and value.',
      'Write field, colon, space and value: minutes: 15',
    ),
  'yaml-indent': () =>
    words(
      'Wrong indentation',
      'The line is not right below the others it belongs with.',
      'Indent it as far as the line above, with spaces.',
    ),
  'yaml-open': () =>
    words(
      'Not closed',
      'A quotation mark or a bracket opens here but is not closed.',
      'Put the same mark after the text.',
    ),
  'yaml-sign': () =>
    words(
      'A sign that cannot come first',
      'A text cannot begin with *, &, @, % or ` without quotation marks.',
      'Put the text in quotation marks, or write >- and the text on the next line.',
    ),
  'yaml-twice': () =>
    words('The field is there twice', 'The same field is written twice in the same place.', 'Remove one of the lines.'),
  'yaml-other': () =>
    words(
      'Cannot be read',
      'The file cannot be read from this place on.',
      'Compare the line with a template that works.',
    ),
  'folder-unreadable': () =>
    words(
      'The folder cannot be read',
      'The folder of templates cannot be opened.',
      'Check that the folder exists and that you may open it.',
    ),
  'too-many-files': (f) =>
    words(
      'Too many files',
      `Only the first ${figure(f, 'limit')} templates in the folder were read.`,
      'Move templates that are not in use.',
    ),
  'file-unreadable': () =>
    words(
      'The file cannot be read',
      'The file cannot be opened.',
      'Close it in other programs, and check that you may open it.',
    ),
  'file-outside': () =>
    words('The file lies elsewhere', 'The file is a link out of the folder.', 'Put the file itself into the folder.'),
  'file-too-large': (f) =>
    words(
      'The file is too large',
      `The file is over ${figure(f, 'limit')} kB.`,
      'Move long notes into files of their own with noteFile.',
    ),
  'not-utf8': () =>
    words(
      'Wrong character set',
      'The file is not saved as UTF-8, so some letters cannot be read.',
      'Save it again with the encoding UTF-8.',
    ),
  'duplicate-template': (f) =>
    words(
      `Two templates with the same ${f.field || 'id'}`,
      `"${f.given}" is already in ${figure(f, 'file')}.`,
      `Give this template another ${f.field || 'id'}, or remove one of the files.`,
    ),
  'note-path': (f) =>
    words(
      'The note file lies outside',
      `"${f.given}" does not point to a Markdown file in the template's own folder.`,
      'Write for example noteFile: notes/kickoff-reading.en.md',
    ),
  'note-missing': (f) =>
    words('The note file is not there', `There is no file called "${f.given}".`, 'Correct the name, or make the file.'),
  'note-too-long': (f) =>
    words(
      'The note is too long',
      `The note has ${figure(f, 'length')} characters and may have ${figure(f, 'limit')} at most.`,
      'Shorten it.',
    ),
};
