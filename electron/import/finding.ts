import type { FileFacts, FileTrouble } from '../../domain/file-facts.ts';
import type { InspectedPage, Inspection } from '../../domain/inspection.ts';

/** What looking into a file came to: an inspection without what only its caller knows. */
export type Finding = Omit<Inspection, 'v' | 'sha256'>;

/** A finding with nothing in it but what is named. */
export function finding(
  facts: Pick<FileFacts, 'form'> & Partial<FileFacts>,
  more: Partial<Omit<Finding, 'facts'>> = {},
): Finding {
  return {
    facts: { pages: null, width: null, height: null, troubles: [], ...facts },
    showsAs: null,
    pages: [],
    links: [],
    fonts: [],
    unread: [],
    ...more,
  };
}

/** A finding that says only why the file was not read. */
export function notRead(form: FileFacts['form'], ...troubles: FileTrouble[]): Finding {
  return finding({ form, troubles });
}

/** A page of which nothing is known yet. */
export function emptyPage(): InspectedPage {
  return { title: '', text: '', notes: '', pictures: 0, hidden: false };
}
