import { isoWithOffset } from '../../domain/clock-text.ts';
import type { DispatchAnswer } from '../../domain/contract.ts';
import type { NewId } from '../../domain/ids.ts';
import type { Names, Programme } from '../../domain/programme.ts';
import type { ApplyContext } from '../../domain/record.ts';
import { refuse } from '../../domain/refusal.ts';
import { answerOf, type Recorder } from './change-line.ts';
import { applyToNames, dropStrayNames, type NameChange, type NamesApplied, withPeople } from './name-commands.ts';

/** What the link key is kept with. */
export interface NamesTaking {
  readonly names: Names;
  /** Null when the key cannot be written: then names are read, and no more. */
  readonly recorder: Recorder | null;
  readonly newId: NewId;
  readonly onChange: () => void;
}

/** Keeps the link key in its own journal. Nothing of it goes anywhere else. */
export class NamesKeeper {
  names: Names;
  private readonly recorder: Recorder | null;
  private readonly newId: NewId;
  private readonly onChange: () => void;

  constructor({ names, recorder, newId, onChange }: NamesTaking) {
    this.names = names;
    this.recorder = recorder;
    this.newId = newId;
    this.onChange = onChange;
  }

  /** Changes the key. The answer comes when that is on the disk. */
  dispatch(
    command: NameChange,
    commandId: string,
    programme: Programme,
    context: ApplyContext,
  ): Promise<DispatchAnswer> {
    const known = this.recorder?.answered(commandId);
    if (known) return answerOf(known);
    const applied = applyToNames(this.names, command, programme, context);
    if (!applied.ok) return Promise.resolve({ ok: false, refusal: applied.problem });
    return this.record(applied.value, command.kind, commandId, programme, context);
  }

  /** Lets go of the names whose code is gone. */
  async dropStray(programme: Programme, context: ApplyContext): Promise<void> {
    const applied = dropStrayNames(this.names, programme, context);
    if (applied) await this.record(applied, 'name.remove', this.newId(), programme, context);
  }

  /** Puts other people in the key's place, as a backup has them. */
  putBack(people: Names['people'], programme: Programme, context: ApplyContext): Promise<DispatchAnswer> {
    const applied = withPeople(this.names, people, context);
    return this.record(applied, 'history.restore', this.newId(), programme, context);
  }

  private async record(
    { names, patches, inverse }: NamesApplied,
    kind: string,
    commandId: string,
    { timeZone }: Programme,
    { now, by }: ApplyContext,
  ): Promise<DispatchAnswer> {
    const at = isoWithOffset(now, timeZone);
    const entry = { commandId, kind, at, by, patches: { names: patches }, inverse: { names: inverse } };
    const appended = this.recorder?.append(entry);
    if (!appended?.ok) return { ok: false, refusal: refuse(this.recorder ? 'NOT_SAVED' : 'NAMES_CLOSED') };
    this.names = names;
    this.onChange();
    return answerOf(appended.value);
  }
}
