import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { createPageShelf, PageShelfContext } from '../../../renderer/pages/page-shelf.ts';
import { WallView } from '../../../renderer/scenes/WallView.tsx';
import '../../../renderer/ui/fonts.css';
import '../../../renderer/ui/tokens.css';
import './gallery.css';
import pages from '../../../templates/demo/files/byttering.pdf?url';
import picture from '../../../templates/demo/files/flippover-musikk.png?url';
import { sampleViews } from '../../fixtures/plenum-views.ts';

/** Which file a hash in the samples stands for does not matter: a picture for pictures, a PDF for pages. */
let showsAs: 'picture' | 'pages' = 'pages';
const shelf = createPageShelf(async () => (await fetch(showsAs === 'picture' ? picture : pages)).blob());

/** `#name`, `#name/evening`, `#name/day/336` (the width of a miniature). */
async function show() {
  const [name, theme, width] = location.hash.slice(1).split('/');
  const sample = sampleViews.find((one) => one.name === name) ?? sampleViews[0];
  if (!sample) return;
  const { scene } = sample.view;
  const shown = scene.kind === 'file' && !scene.shown?.blank ? scene.shown : null;
  if (shown) showsAs = shown.showsAs;
  const box = document.getElementById('gallery');
  if (box) box.style.cssText = width ? `width: ${width}px; height: ${(Number(width) * 9) / 16}px` : '';
  const view = theme === 'evening' ? { ...sample.view, theme: 'evening' as const } : sample.view;
  // A new key, so that every picture is a first frame and no fade is caught half way.
  flushSync(() =>
    root.render(
      <PageShelfContext value={shelf}>
        <WallView key={location.hash} view={view} now={sample.now} />
      </PageShelfContext>,
    ),
  );
  while (shown && !document.querySelector('.page-view canvas')) {
    await new Promise((next) => requestAnimationFrame(next));
  }
  document.body.dataset.shown = location.hash;
}

const root = createRoot(document.getElementById('gallery') as HTMLElement);
await Promise.all([
  document.fonts.load('700 1em "Schibsted Grotesk Variable"'),
  document.fonts.load('700 1em "Samling Figures"', '0'),
]);
addEventListener('hashchange', () => void show());
document.body.dataset.names = sampleViews.map((one) => one.name).join(' ');
void show();
