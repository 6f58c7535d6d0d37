import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { LIMITS } from './limits.ts';
import type { Pixels } from './pixels.ts';

// Not called `require`: the build declares that name for itself.
const packages = createRequire(import.meta.url);

/** What is used of the decoder. */
interface Heif {
  readonly HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] };
}

interface HeifImage {
  get_width(): number;
  get_height(): number;
  is_primary(): boolean;
  display(into: Pixels, done: (drawn: Pixels | null) => void): void;
  free(): void;
}

/** Why a picture of a phone was not drawn. */
export type HeicFault = 'damaged' | 'heavy-picture';

/** The package's own way in looks for its code where the process happens to stand. */
async function decoder(): Promise<Heif> {
  const wasmBinary = await readFile(packages.resolve('libheif-js/libheif-wasm/libheif.wasm'));
  const make = packages('libheif-js/libheif-wasm/libheif.js') as (options: { wasmBinary: Uint8Array }) => Heif;
  return make({ wasmBinary });
}

/** Draws a HEIC picture to its points, set upright as it says; the first one where it holds several. */
export async function decodeHeic(bytes: Uint8Array): Promise<Pixels | HeicFault> {
  const heif = await decoder();
  const images = new heif.HeifDecoder().decode(bytes);
  const image = images.find((one) => one.is_primary()) ?? images[0];
  if (!image) return 'damaged';
  try {
    const [width, height] = [image.get_width(), image.get_height()];
    if (width * height > LIMITS.pixels) return 'heavy-picture';
    if (width < 1 || height < 1) return 'damaged';
    const data = new Uint8ClampedArray(width * height * 4);
    return await new Promise((resolve) => {
      image.display({ data, width, height }, (drawn) => resolve(drawn ?? 'damaged'));
    });
  } finally {
    for (const one of images) one.free();
  }
}
