import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { WallView } from '../../../renderer/scenes/WallView.tsx';
import '../../../renderer/ui/fonts.css';
import '../../../renderer/ui/tokens.css';
import './gallery.css';
import { sampleViews } from '../../fixtures/plenum-views.ts';

/** `#name`, `#name/evening`, `#name/day/336` (the width of a miniature). */
function show() {
  const [name, theme, width] = location.hash.slice(1).split('/');
  const sample = sampleViews.find((one) => one.name === name) ?? sampleViews[0];
  if (!sample) return;
  const box = document.getElementById('gallery');
  if (box) box.style.cssText = width ? `width: ${width}px; height: ${(Number(width) * 9) / 16}px` : '';
  const view = theme === 'evening' ? { ...sample.view, theme: 'evening' as const } : sample.view;
  // A new key, so that every picture is a first frame and no fade is caught half way.
  flushSync(() => root.render(<WallView key={location.hash} view={view} now={sample.now} />));
  document.body.dataset.shown = location.hash;
}

const root = createRoot(document.getElementById('gallery') as HTMLElement);
await Promise.all([
  document.fonts.load('700 1em "Schibsted Grotesk Variable"'),
  document.fonts.load('700 1em "Samling Figures"', '0'),
]);
addEventListener('hashchange', show);
document.body.dataset.names = sampleViews.map((one) => one.name).join(' ');
show();
