/**
 * What reading a value back from its JSON text will give, found without the text, or undefined where only the text can
 * tell: dates, `-0`, holes, anything with a prototype of its own. It shares nothing with the value but its strings.
 */
export function asReadBack(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? value : undefined;
  if (typeof value !== 'object') return undefined;
  return Array.isArray(value) ? listReadBack(value) : objectReadBack(value);
}

function listReadBack(list: readonly unknown[]): unknown[] | undefined {
  if (Object.getPrototypeOf(list) !== Array.prototype || 'toJSON' in list) return undefined;
  const read: unknown[] = [];
  for (let at = 0; at < list.length; at += 1) {
    const item = asReadBack(list[at]);
    if (item === undefined) return undefined;
    read.push(item);
  }
  return read;
}

function objectReadBack(object: object): object | undefined {
  if (Object.getPrototypeOf(object) !== Object.prototype || 'toJSON' in object) return undefined;
  const read: Record<string, unknown> = {};
  for (const key of Object.keys(object)) {
    const inside = (object as Record<string, unknown>)[key];
    // The text leaves it out.
    if (inside === undefined) continue;
    const item = key === '__proto__' ? undefined : asReadBack(inside);
    if (item === undefined) return undefined;
    read[key] = item;
  }
  return read;
}
