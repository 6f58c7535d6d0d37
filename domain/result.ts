/**
 * The outcome of anything that may be refused. Errors are values here: a
 * problem is a union with a `code`, never a thrown exception, so that whoever
 * calls must say what happens in each case.
 */
export type Result<T, P> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: P };

/** A result that went well. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A result that was refused. */
export function fail<P>(problem: P): { readonly ok: false; readonly problem: P } {
  return { ok: false, problem };
}

/**
 * Closes a union: a case that is forgotten becomes a type error where this is
 * called. Reached at run time only through data that went round the types; the
 * value is left out of the message because it may be private.
 */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case of type ${typeof value}`);
}
