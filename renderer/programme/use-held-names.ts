import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { Names } from '../../domain/programme.ts';
import { deskApi } from '../desk-client.ts';

/** Names by person id while a button is held; they are asked for anew each time and kept nowhere. */
export interface HeldNames {
  /** Null while nothing is held. */
  readonly names: Names['people'] | null;
  /** Goes on the button that is held, by pointer or by Space or Enter. */
  readonly handlers: {
    readonly onPointerDown: () => void;
    readonly onPointerUp: () => void;
    readonly onPointerLeave: () => void;
    readonly onPointerCancel: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onKeyUp: () => void;
    readonly onBlur: () => void;
  };
}

/** Shows names only while something is held, and never behind the curtain. */
export function useHeldNames(curtained: boolean): HeldNames {
  const [names, setNames] = useState<Names['people'] | null>(null);
  const held = useRef(false);
  const letGo = useCallback(() => {
    held.current = false;
    setNames(null);
  }, []);
  const hold = () => {
    if (curtained || held.current) return;
    held.current = true;
    deskApi.names().then(
      ({ people }) => held.current && setNames(people),
      () => letGo(),
    );
  };
  useEffect(() => {
    if (curtained) letGo();
    // A window that loses the focus while the key is down never hears of its release.
    addEventListener('blur', letGo);
    return () => {
      removeEventListener('blur', letGo);
      held.current = false;
    };
  }, [curtained, letGo]);
  return {
    names: curtained ? null : names,
    handlers: {
      onPointerDown: hold,
      onPointerUp: letGo,
      onPointerLeave: letGo,
      onPointerCancel: letGo,
      onKeyDown: (event) => {
        if (event.key !== ' ' && event.key !== 'Enter') return;
        event.preventDefault();
        hold();
      },
      onKeyUp: letGo,
      onBlur: letGo,
    },
  };
}
