import { currentSpan } from '../../domain/agenda.ts';
import { type Chime, type ChimeKind, nextChime } from '../../domain/chime.ts';
import { useDesk } from '../desk-client.ts';
import { hostClock, hostNow } from '../wall-clock.ts';
import { usePreferences } from './preferences.ts';

/** A page that slept and woke later than this after a chime keeps quiet: it would say what is no longer so. */
const TOO_LATE_MS = 3000;
/** Hz: one tone and the one a fourth below, both where speech is not. */
const HIGH = 784;
const LOW = 587;
/** Of full loudness. It is to be noticed, not obeyed. */
const GAIN = 0.07;
const TONE_S = 0.9;

let audio: AudioContext | null = null;

/** Sounds softly in two tones: downwards when the end is near, upwards when the time is up. Made here; no file is fetched. */
export function playChime(kind: ChimeKind): void {
  if (typeof AudioContext === 'undefined') return;
  audio ??= new AudioContext();
  const context = audio;
  const asked = performance.now();
  // A browser keeps a page silent until somebody has pressed something in it, which may be long after.
  void context.resume().then(
    () => {
      if (performance.now() - asked > TOO_LATE_MS) return;
      const [first, second] = kind === 'soon' ? [HIGH, LOW] : [LOW, HIGH];
      tone(context, first, context.currentTime);
      tone(context, second, context.currentTime + TONE_S / 3);
    },
    () => {},
  );
}

function tone(context: AudioContext, hertz: number, at: number): void {
  const source = new OscillatorNode(context, { type: 'sine', frequency: hertz });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(GAIN, at + 0.04);
  volume.gain.exponentialRampToValueAtTime(0.0005, at + TONE_S);
  source.connect(volume).connect(context.destination);
  source.start(at);
  source.stop(at + TONE_S);
}

/**
 * Sounds when the item's clock or the one beside it is nearly out and when it is, where the session asks for it and this
 * machine is not muted. Gives the way to stop.
 */
export function followChime(play: (kind: ChimeKind) => void = playChime): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(waiting);
    const next = toCome();
    if (next) waiting = setTimeout(() => sound(next), Math.max(0, next.at - hostNow()));
  };
  const sound = (chime: Chime) => {
    const late = hostNow() - chime.at;
    // Timers may fire a hair early; then the same chime is waited for once more.
    if (late >= 0 && late < TOO_LATE_MS) play(chime.kind);
    wait();
  };
  const stops = [
    useDesk.subscribe((desk, before) => {
      if (desk.session !== before.session) wait();
    }),
    usePreferences.subscribe(wait),
    hostClock.onMoved(wait),
  ];
  wait();
  return () => {
    clearTimeout(waiting);
    for (const stop of stops) stop();
  };
}

function toCome(): Chime | null {
  const { session } = useDesk.getState();
  if (!session?.chime || usePreferences.getState().muted) return null;
  // Nothing sounds while everybody writes.
  const span = currentSpan(session);
  const silent = span !== null && session.items[span.itemId]?.activity === 'reflection';
  return nextChime(silent ? [] : [session.run.timer, session.run.side?.timer], hostNow());
}
