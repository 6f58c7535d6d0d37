import { type DeckPlan, pictureOf, type Slide, slideTexts } from '../../domain/deck-slide.ts';
import { type PartFacts, partReader } from './part-facts.ts';
import { relsNameOf } from './part-names.ts';
import { isPicture, mediaName, PICTURE_PART } from './pictures.ts';
import { type ArchiveFile, readZip } from './zip-reading.ts';

/** A reason a deck is not delivered: what is wrong and in which part. It never quotes what a slide says. */
export interface DeckFinding {
  readonly what: string;
  readonly part: string;
}

type Package = ReadonlyMap<string, PartFacts>;

const CONTENT_TYPES = '[Content_Types].xml';

function reachableParts(parts: Package): Set<string> {
  const seen = new Set<string>();
  const visit = (relsName: string): void => {
    if (!parts.has(relsName)) return;
    seen.add(relsName);
    for (const { part } of parts.get(relsName)?.relationships ?? []) {
      if (part === null || seen.has(part) || !parts.has(part)) continue;
      seen.add(part);
      visit(relsNameOf(part));
    }
  };
  visit('_rels/.rels');
  return seen;
}

function checkRelationships(parts: Package): DeckFinding[] {
  const findings: DeckFinding[] = [];
  for (const [name, { relationships }] of parts) {
    for (const { part } of relationships) {
      if (part === null) findings.push({ what: 'a relationship that leaves the file', part: name });
      else if (!parts.has(part)) findings.push({ what: 'a relationship to nothing', part: name });
    }
  }
  const wanted = reachableParts(parts);
  for (const name of parts.keys()) {
    if (name.endsWith('/')) findings.push({ what: 'a folder as a part', part: name });
    else if (name !== CONTENT_TYPES && !wanted.has(name))
      findings.push({ what: 'a part nothing points at', part: name });
  }
  return findings;
}

function checkContentTypes(parts: Package): DeckFinding[] {
  const { overrides = new Set<string>(), defaults = new Set<string>() } = parts.get(CONTENT_TYPES) ?? {};
  const dangling = [...overrides].filter((name) => !parts.has(name));
  const untyped = [...parts.keys()].filter((name) => {
    const extension = name.slice(name.lastIndexOf('.') + 1);
    return name !== CONTENT_TYPES && !overrides.has(name) && (extension === 'xml' || !defaults.has(extension));
  });
  return [
    ...dangling.map((part) => ({ what: 'a content type for nothing', part })),
    ...untyped.map((part) => ({ what: 'no content type', part })),
  ];
}

const same = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((text, index) => text === right[index]);

const repeated = (values: readonly string[]): boolean => new Set(values).size < values.length;

function slideNames(parts: Package): string[] {
  const targets = new Map(
    parts.get('ppt/_rels/presentation.xml.rels')?.relationships.map(({ id, part }) => [id, part]),
  );
  return (parts.get('ppt/presentation.xml')?.slideIds ?? []).map((id) => targets.get(id) ?? '');
}

function notesOf(parts: Package, slide: string): string {
  const notes = parts.get(relsNameOf(slide))?.relationships.find(({ type }) => type.endsWith('/notesSlide'))?.part;
  return (notes && parts.get(notes)?.paragraphs.join('\n')) || '';
}

/** Whether a slide shows the picture that was planned, with its description, or none where none was. */
function hasItsPicture(parts: Package, part: string, deck: DeckPlan, slide: Slide): boolean {
  const planned = pictureOf(slide);
  const shown = parts.get(part)?.pictures ?? [];
  if (!planned) return shown.length === 0;
  const target = parts.get(relsNameOf(part))?.relationships.find(({ id }) => id === shown[0]?.link)?.part;
  return shown.length === 1 && shown[0]?.alt === planned.alt && target === `ppt/media/${mediaName(deck, planned)}`;
}

function checkSlides(parts: Package, deck: DeckPlan): DeckFinding[] {
  const names = slideNames(parts);
  if (names.length !== deck.slides.length) return [{ what: 'another number of slides', part: 'ppt/presentation.xml' }];
  return deck.slides.flatMap((slide, index) => {
    const part = names[index] ?? '';
    const facts = parts.get(part);
    const faults = [
      repeated(facts?.shapeIds ?? []) && 'two shapes with one id',
      repeated(facts?.shapeNames ?? []) && 'two shapes with one name',
      !same(facts?.texts ?? [], slideTexts(slide)) && 'other texts than planned',
      notesOf(parts, part) !== slide.notes && 'other notes than planned',
      !hasItsPicture(parts, part, deck, slide) && 'another picture than planned',
    ];
    return faults.filter((what) => what !== false).map((what) => ({ what, part }));
  });
}

/**
 * Opens a finished deck with our own reader and holds it against its plan. `deck` is the plan as it was written,
 * cleaned. No findings: every part is well-formed, typed, reachable and whole, every slide says what was planned, and
 * every picture begins as its name says.
 */
export async function checkDeck(file: ArchiveFile, size: number, deck: DeckPlan): Promise<DeckFinding[]> {
  const findings: DeckFinding[] = [];
  const parts = new Map<string, PartFacts>();
  const read = partReader();
  const archive = await readZip(
    file,
    size,
    (name) => !PICTURE_PART.test(name),
    (name, content) => {
      const isXml = /\.(xml|rels)$/.test(name);
      const { facts, fault } = read(name, isXml ? content.toString('utf8') : '<none/>');
      parts.set(name, facts);
      if (fault) findings.push({ what: fault, part: name });
      if (PICTURE_PART.test(name) && !isPicture(name, content)) findings.push({ what: 'no such picture', part: name });
    },
  );
  if (!archive.ok) return [{ what: archive.problem.code, part: 'part' in archive.problem ? archive.problem.part : '' }];
  return [...findings, ...checkRelationships(parts), ...checkContentTypes(parts), ...checkSlides(parts, deck)];
}
