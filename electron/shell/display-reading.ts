import { type Display, screen } from 'electron';
import type { DisplayFacts } from '../displays/display-facts.ts';

/** The screens as the system tells of them now. Only once the app is ready. */
export function readDisplays(): readonly DisplayFacts[] {
  const displays = screen.getAllDisplays().filter(({ bounds }) => bounds.width > 0 && bounds.height > 0);
  if (displays.length === 0) return [];
  const primary = screen.getPrimaryDisplay().id;
  return displays.map((display) => factsOf(display, display.id === primary));
}

function factsOf({ id, label, internal, bounds, workArea, scaleFactor }: Display, primary: boolean): DisplayFacts {
  // The app's own limit for an id, and more of a label than anyone reads.
  return { id: String(id), label: label.slice(0, 100), internal, primary, bounds, workArea, scaleFactor };
}
