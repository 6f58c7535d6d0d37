import type { PlenumView } from './plenum-view-schema.ts';

/**
 * The same view with what people on the speaker list want to be called, where `nameOf` an entry knows it. Done as a
 * view leaves the desk and nowhere else, since views are kept: a frozen one is on the disk, so it says the place.
 */
export function withCallNames(view: PlenumView, nameOf: (entryId: string) => string | null): PlenumView {
  const { scene } = view;
  if (scene.kind !== 'speakers' || view.frozenAt !== null) return view;
  const called = <S extends { readonly entryId: string }>(one: S) => ({ ...one, call: nameOf(one.entryId) });
  return {
    ...view,
    scene: { ...scene, speaking: scene.speaking && called(scene.speaking), next: scene.next.map(called) },
  };
}
