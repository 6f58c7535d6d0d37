import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Pixels } from './pixels.ts';

const QUALITY = 88;
// Not called `require`: the build declares that name for itself.
const packages = createRequire(import.meta.url);

/** Draws a JPEG to its points, as it lies. Throws what the decoder throws. */
export async function decodeJpeg(bytes: Uint8Array): Promise<Pixels> {
  const [{ default: decode, init }, code] = await Promise.all([
    import('@jsquash/jpeg/decode.js'),
    wasm('dec/mozjpeg_dec'),
  ]);
  withImageData();
  await init(code);
  return decode(bytes.slice().buffer, { preserveOrientation: false });
}

/** Writes points as a JPEG that holds nothing else. */
export async function encodeJpeg({ data, width, height }: Pixels): Promise<Uint8Array> {
  const [{ default: encode, init }, code] = await Promise.all([
    import('@jsquash/jpeg/encode.js'),
    wasm('enc/mozjpeg_enc'),
  ]);
  await init(code);
  // Plain and quick: the slower ways of this encoder save a tenth of the size for twice the time.
  const quick = { quality: QUALITY, progressive: false, optimize_coding: false };
  return new Uint8Array(await encode({ data, width, height, colorSpace: 'srgb' }, quick));
}

/** What Node knows of WebAssembly, and its types do not. */
const { WebAssembly: machine } = globalThis as unknown as {
  readonly WebAssembly: { compile(code: Uint8Array): Promise<object> };
};

async function wasm(name: string): Promise<object> {
  return machine.compile(await readFile(packages.resolve(`@jsquash/jpeg/codec/${name}.wasm`)));
}

/** The decoder hands its points out in the browser's own form, which Node has not. */
function withImageData(): void {
  const scope = globalThis as { ImageData?: unknown };
  scope.ImageData ??= class {
    readonly data: Uint8ClampedArray<ArrayBuffer>;
    readonly width: number;
    readonly height: number;
    constructor(data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) {
      this.data = data;
      this.width = width;
      this.height = height;
    }
  };
}
