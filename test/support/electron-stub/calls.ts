import type { EventEmitter } from 'node:events';

/** Everything that was asked of the stub, in order. */
const made: { readonly name: string; readonly args: readonly unknown[] }[] = [];

/** Notes that the app called something of Electron's. */
export function record(name: string, ...args: readonly unknown[]): void {
  made.push({ name, args });
}

/** The arguments of every call of `name` (as `app.quit`), in order. */
export function callsOf(name: string): (readonly unknown[])[] {
  return made.filter((call) => call.name === name).map((call) => call.args);
}

/** The names of all calls, in order. */
export function callNames(): string[] {
  return made.map((call) => call.name);
}

/** Forgets what was called. */
export function forgetCalls(): void {
  made.splice(0);
}

/** Emits a preventable event and tells whether a listener prevented it. */
export function emitPreventable(
  on: EventEmitter,
  name: string,
  details: object = {},
  ...more: readonly unknown[]
): boolean {
  let prevented = false;
  const event = Object.assign({}, details, {
    preventDefault: () => {
      prevented = true;
    },
  });
  on.emit(name, event, ...more);
  return prevented;
}
