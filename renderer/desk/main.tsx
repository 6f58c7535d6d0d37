import './no-eval.ts';
import { createRoot } from 'react-dom/client';
import { startDesk } from '../desk-client.ts';
import { hostOpener } from '../port-line.ts';
import { refuseStrayDrops } from '../stray-drops.ts';
import { App } from './App.tsx';
import { landingRoute } from './landing.ts';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/ui.css';
import './desk.css';

// Before anything is drawn: the token must be out of the address before the first route is read from it.
const landed = landingRoute(location.hash);
refuseStrayDrops();
startDesk(hostOpener('desk'));

const place = document.getElementById('desk');
if (place) createRoot(place).render(<App landed={landed} />);
