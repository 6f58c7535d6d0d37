import { useEffect, useRef, useState } from 'react';
import type { CommandInput } from '../../domain/commands.ts';
import { lastAttempt } from '../../domain/submissions.ts';
import { dispatch, useDesk } from '../desk-client.ts';
import type { Splice } from '../splices.ts';
import { type RecordedText, TextKeeper, type TextPort } from '../text-keeper.ts';
import { useUnsentText } from './unsent-text.ts';

/** Whose text of what. */
export interface PieceOf {
  readonly sessionId: string;
  readonly courseworkId: string;
  readonly personId: string;
}

/** A text that is kept while it is written. */
export interface KeptText {
  readonly text: string;
  readonly write: (text: string) => void;
  /** The hands have left the field: what the host has is shown from here on. */
  readonly leave: () => void;
  /** Sends what is written and forgets it, since something else is going to change the text. */
  readonly drop: () => void;
}

const NOTHING: RecordedText = { text: '', rev: 0 };

function recordedOf({ courseworkId, personId }: PieceOf): RecordedText {
  const submission = useDesk.getState().session?.submissions[courseworkId]?.[personId];
  return submission ? lastAttempt(submission) : NOTHING;
}

/** Keeps the text of a submission in step with the host while somebody types it in. One component for one text. */
export function useKeptText(piece: PieceOf, recorded: RecordedText): KeptText {
  const [text, setText] = useState(recorded.text);
  const keeper = useRef<TextKeeper | null>(null);
  useEffect(
    () => () => {
      keeper.current?.stop();
      keeper.current = null;
    },
    [],
  );
  const keep = (): TextKeeper => {
    const port: TextPort = {
      dispatch,
      later: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      now: () => performance.now(),
      onText: setText,
      onUnsent: (unsent) => useUnsentText.setState({ unsent }),
    };
    const splice = (base: number, change: Splice): CommandInput => ({
      kind: 'submission.splice',
      ...piece,
      base,
      ...change,
    });
    const target = {
      recorded: () => recordedOf(piece),
      splice,
      begin: (whole: string) => splice(0, { at: 0, remove: 0, insert: whole }),
    };
    keeper.current ??= new TextKeeper(port, target, recordedOf(piece));
    return keeper.current;
  };
  return {
    text: keeper.current ? text : recorded.text,
    write: (next) => {
      keep().write(next);
      setText(next);
    },
    leave: () => {
      const mine = keeper.current;
      void mine?.settled().then(() => {
        if (keeper.current !== mine) return;
        keeper.current = null;
        setText(recordedOf(piece).text);
      });
    },
    drop: () => {
      keeper.current?.stop();
      keeper.current = null;
    },
  };
}
