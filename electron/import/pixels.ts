import { type Orientation, turnsSideways } from './exif.ts';

/** A picture as its points: four bytes each, row by row. */
export interface Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** The longest side that a wall can make use of. */
const LONGEST = 2560;

/** Sets a picture upright, and makes it no larger than a wall can show. Each new point is the mean of those it covers. */
export function upright({ data, width, height }: Pixels, orientation: Orientation): Pixels {
  const sideways = turnsSideways(orientation);
  const [w, h] = sideways ? [height, width] : [width, height];
  const scale = Math.min(1, LONGEST / Math.max(w, h));
  const to = { width: Math.max(1, Math.round(w * scale)), height: Math.max(1, Math.round(h * scale)) };
  const out = new Uint8ClampedArray(to.width * to.height * 4);
  const source = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const step = steps(orientation, width, height);
  for (let y = 0; y < to.height; y += 1) {
    const y0 = Math.floor((y * h) / to.height);
    const y1 = Math.max(y0 + 1, Math.floor(((y + 1) * h) / to.height));
    for (let x = 0; x < to.width; x += 1) {
      const x0 = Math.floor((x * w) / to.width);
      const x1 = Math.max(x0 + 1, Math.floor(((x + 1) * w) / to.width));
      let [r, g, b, n] = [0, 0, 0, 0];
      for (let v = y0; v < y1; v += 1) {
        for (let u = x0; u < x1; u += 1) {
          const point = source[step.start + u * step.right + v * step.down] ?? 0;
          r += point & 0xff;
          g += (point >>> 8) & 0xff;
          b += (point >>> 16) & 0xff;
          n += 1;
        }
      }
      const at = (y * to.width + x) * 4;
      out[at] = r / n;
      out[at + 1] = g / n;
      out[at + 2] = b / n;
      out[at + 3] = 255;
    }
  }
  return { data: out, ...to };
}

/** Where the upright picture begins in the lying one, and how far apart its neighbours to the right and below lie. */
function steps(orientation: Orientation, width: number, height: number) {
  const last = width * height - 1;
  const row = width * (height - 1);
  switch (orientation) {
    case 1:
      return { start: 0, right: 1, down: width };
    case 2:
      return { start: width - 1, right: -1, down: width };
    case 3:
      return { start: last, right: -1, down: -width };
    case 4:
      return { start: row, right: 1, down: -width };
    case 5:
      return { start: 0, right: width, down: 1 };
    case 6:
      return { start: row, right: -width, down: 1 };
    case 7:
      return { start: last, right: -width, down: -1 };
    case 8:
      return { start: width - 1, right: width, down: -1 };
  }
}
