/**
 * Asks the machine not to put its screen to sleep while this page is in front, where the browser can ask. The lock is
 * lost each time the page is hidden, so it is asked for anew. Gives the way to let go.
 */
export function keepAwake(): () => void {
  if (!('wakeLock' in navigator)) return () => {};
  let stopped = false;
  let lock: WakeLockSentinel | null = null;
  const ask = async () => {
    if (stopped || document.visibilityState !== 'visible') return;
    // Refused on low battery, for one. The wall shows what it shows all the same.
    lock = await navigator.wakeLock.request('screen').catch(() => null);
    if (stopped) await lock?.release();
  };
  const onChange = () => void ask();
  document.addEventListener('visibilitychange', onChange);
  void ask();
  return () => {
    stopped = true;
    document.removeEventListener('visibilitychange', onChange);
    void lock?.release();
  };
}
