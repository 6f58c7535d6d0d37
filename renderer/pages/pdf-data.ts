/** Tables of letters and spare fonts that a PDF may lean on without bringing them, by file name. All are our own files. */
const tables = import.meta.glob<string>('../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?url',
  import: 'default',
  eager: true,
});
const fonts = import.meta.glob<string>('../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
  query: '?url',
  import: 'default',
  eager: true,
});

function byName(files: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(files).map(([path, address]) => [path.slice(path.lastIndexOf('/') + 1), address]));
}

const addresses = { cMapUrl: byName(tables), standardFontDataUrl: byName(fonts) };

/** Fetches for the reader what it asks for by kind and name, from the page's own host and nowhere else. */
export class PdfDataFactory {
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const address = Object.hasOwn(addresses, kind)
      ? addresses[kind as keyof typeof addresses].get(filename)
      : undefined;
    if (address === undefined) throw new Error('There is no such table.');
    const answer = await fetch(address);
    if (!answer.ok) throw new Error('The table could not be had.');
    return new Uint8Array(await answer.arrayBuffer());
  }
}
