import type { TemplateFaultCode } from '../../domain/template-fault.ts';
import type { YamlMistakeCode } from './yaml-source.ts';

/** Everything that can be wrong with a template file, its contents, or the folder it lies in. */
export type TemplateMistakeCode =
  | TemplateFaultCode
  | YamlMistakeCode
  | 'folder-unreadable'
  | 'too-many-files'
  | 'file-unreadable'
  | 'file-outside'
  | 'file-too-large'
  | 'not-utf8'
  | 'duplicate-template'
  | 'note-path'
  | 'note-missing'
  | 'note-too-long';

/** What the sentences of a mistake are made from. */
export interface MistakeFacts {
  /** The field it is about, or ''. */
  readonly field: string;
  /** What was written, or the title of the item it is about; cut short. */
  readonly given: string;
  readonly allowed: readonly string[];
  /** What was probably meant, or null. */
  readonly suggestion: string | null;
  readonly params: Readonly<Record<string, string | number>>;
}

/** A mistake in words: a heading, one sentence, and what to write instead. */
export interface MistakeWords {
  readonly title: string;
  readonly sentence: string;
  readonly next: string;
}

/** The words for every code, in one language. */
export type MistakeWordTable = Readonly<Record<TemplateMistakeCode, (facts: MistakeFacts) => MistakeWords>>;
