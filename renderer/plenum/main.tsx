import { createRoot } from 'react-dom/client';
import { connectPlenum, type PlenumListener } from '../plenum-client.ts';
import { hostOpener } from '../port-line.ts';
import { refuseStrayDrops } from '../stray-drops.ts';
import { PlenumPage } from './PlenumPage.tsx';
import '../ui/fonts.css';
import '../ui/tokens.css';
import './plenum.css';

/** Longest wait for the letters; a wall in a spare face is better than none. */
const LETTERS_WITHIN_MS = 1500;

/** The faces of the wall, so that its first frame is measured and drawn with them. */
async function letters(): Promise<void> {
  const faces = ['700 1em "Schibsted Grotesk Variable"', '700 1em "Samling Figures"'];
  const loaded = Promise.all(faces.map((face) => document.fonts.load(face, 'Aa0')));
  const enough = new Promise((resolve) => setTimeout(resolve, LETTERS_WITHIN_MS));
  await Promise.race([loaded, enough]).catch(() => {});
}

refuseStrayDrops();
const place = document.getElementById('plenum');
if (place) {
  const open = hostOpener('plenum');
  const connect = (listener: PlenumListener) => connectPlenum(listener, open);
  await letters();
  createRoot(place).render(<PlenumPage connect={connect} />);
}
