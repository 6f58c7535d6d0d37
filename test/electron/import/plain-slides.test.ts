import { copyFile, open, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeZip } from '../../../electron/export/zip.ts';
import { openGuardedZip } from '../../../electron/import/guarded-zip.ts';
import { copyPlainSlides } from '../../../electron/import/plain-slides.ts';
import { makeTempFolder } from '../../support/temp-folder.ts';

const example = join(import.meta.dirname, '../../../templates/demo/files/rapport-ti-minutter.pptx');
const NOW = Date.UTC(2027, 1, 9);
const MAIN = 'application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
  <Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>
  <Override PartName="/ppt/presentation.xml" ContentType="${MAIN}"/>
</Types>`;
const rels = (...all: string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
const rel = (id: string, type: string, target: string, outside = false) =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"${outside ? ' TargetMode="External"' : ''}/>`;

const hostile: Record<string, string> = {
  '[Content_Types].xml': types,
  '_rels/.rels': rels(rel('r1', `${REL}/officeDocument`, 'ppt/presentation.xml')),
  'ppt/presentation.xml': '<p/>',
  'ppt/vbaProject.bin': 'Sub AutoOpen()',
  'ppt/activeX/activeX1.xml': '<ax/>',
  'ppt/embeddings/sheet.xlsm': 'macros',
  'ppt/_rels/presentation.xml.rels': rels(
    rel('m1', 'http://schemas.microsoft.com/office/2006/relationships/vbaProject', 'vbaProject.bin'),
    rel('s1', `${REL}/slide`, 'slides/slide1.xml'),
  ),
  'ppt/slides/slide1.xml': '<slide/>',
  'ppt/slides/_rels/slide1.xml.rels': rels(
    rel('i1', `${REL}/image`, 'http://evil.example/pixel.png', true),
    rel('i2', `${REL}/image`, 'file://///host/share/a.png', true),
    rel('h1', `${REL}/hyperlink`, 'https://example.org/?a=1&amp;b=2', true),
    rel('h2', `${REL}/hyperlink`, 'file:///C:/Windows/calc.exe', true),
    rel('h3', `${REL}/hyperlink`, '\\\\host\\share\\a', true),
    rel('o1', `${REL}/package`, '../embeddings/sheet.xlsm'),
    rel('i3', `${REL}/image`, '../media/image1.png'),
  ),
  'ppt/media/image1.png': 'picture',
};

async function slidesOf(parts: Record<string, string>): Promise<string> {
  const path = join(await makeTempFolder(), 'slides.pptm');
  const file = await open(path, 'wx');
  await writeZip(file, Object.entries(parts), NOW);
  await file.close();
  return path;
}

async function copied(path: string): Promise<Map<string, string>> {
  const outFile = join(await makeTempFolder(), 'plain.pptx');
  const done = await copyPlainSlides({ path, outFile, now: NOW }, () => {});
  if (!done.ok) throw new Error(done.problem.code);
  return partsOf(outFile);
}

async function partsOf(path: string): Promise<Map<string, string>> {
  const zip = await openGuardedZip(path);
  if (!zip.ok) throw new Error(zip.problem);
  const parts = new Map<string, string>();
  for (const name of zip.value.names) {
    const part = await zip.value.read(name, 10_000_000);
    if (part.ok) parts.set(name, part.value.toString('latin1'));
  }
  zip.value.close();
  return parts;
}

describe('the plain copy of slides', () => {
  it('has no macros and no controls, and is plain slides by type', async () => {
    const parts = await copied(await slidesOf(hostile));
    expect([...parts.keys()]).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'ppt/presentation.xml',
      'ppt/_rels/presentation.xml.rels',
      'ppt/slides/slide1.xml',
      'ppt/slides/_rels/slide1.xml.rels',
      'ppt/media/image1.png',
    ]);
    const all = [...parts.values()].join('\n');
    expect(all).not.toMatch(/macroEnabled|vbaProject|activeX|AutoOpen/);
    expect(parts.get('[Content_Types].xml')).toContain('presentationml.presentation.main+xml');
  });

  it('reaches nothing outside when it is opened, and keeps what is pressed by somebody', async () => {
    const parts = await copied(await slidesOf(hostile));
    const slide = parts.get('ppt/slides/_rels/slide1.xml.rels') ?? '';
    expect(slide).not.toMatch(/evil|host|calc\.exe|sheet\.xlsm/);
    expect(slide).toContain('https://example.org/?a=1&#38;b=2');
    expect(slide).toContain('Target="../media/image1.png"');
    // Every name that a slide uses is still there, so that no program calls the copy damaged.
    expect(slide.match(/Id="/g)).toHaveLength(7);
    expect(slide.match(/Target="NULL" TargetMode="External"/g)).toHaveLength(5);
  });

  it('holds all that honest slides have, byte for byte apart from the links', async () => {
    const before = await partsOf(example);
    const parts = await copied(example);
    expect([...parts.keys()].sort()).toEqual([...before.keys()].sort());
    for (const [name, content] of before) {
      if (!name.endsWith('.rels') && name !== '[Content_Types].xml') expect(parts.get(name)).toBe(content);
    }
  });

  it('tells how far it is, up to the end', async () => {
    const heard: number[] = [];
    const outFile = join(await makeTempFolder(), 'plain.pptx');
    await copyPlainSlides({ path: example, outFile, now: NOW }, (percent) => heard.push(percent));
    expect(heard.at(-1)).toBe(100);
    expect(heard).toEqual([...heard].sort((a, b) => a - b));
  });

  it.each([
    ['that is no archive', async (path: string) => writeFile(path, 'not slides'), 'SLIDES_DAMAGED'],
    [
      'that is cut short',
      async (path: string) => writeFile(path, (await readFile(example)).subarray(0, 4000)),
      'SLIDES_DAMAGED',
    ],
    [
      'that declares a document type',
      async (path: string) => {
        const bad = { ...hostile, '[Content_Types].xml': `<!DOCTYPE Types [<!ENTITY a "b">]>${types}` };
        await copyFile(await slidesOf(bad), path);
      },
      'SLIDES_UNSAFE',
    ],
  ])('is not made of a file %s, and nothing is left of it', async (_which, put, code) => {
    const folder = await makeTempFolder();
    const path = join(folder, 'in.pptx');
    await put(path);
    const outFile = join(folder, 'plain.pptx');
    expect(await copyPlainSlides({ path, outFile, now: NOW }, () => {})).toEqual({ ok: false, problem: { code } });
    expect(await readdir(folder)).toEqual(['in.pptx']);
  });
});
