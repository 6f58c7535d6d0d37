/** The relationships part that belongs to a part of a package. */
export function relsNameOf(part: string): string {
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

/** The part a relationship points at, from the part it stands in; an absolute target begins at the root. */
export function targetOf(part: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const folder = part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') folder.pop();
    else if (step !== '.') folder.push(step);
  }
  return folder.join('/');
}
