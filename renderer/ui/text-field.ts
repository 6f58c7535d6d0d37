/** What takes letters: text, and lists that are searched by typing. A selector. */
export const TEXT_FIELD =
  'textarea, select, [role=listbox], [contenteditable="true"], input:not([type=radio], [type=checkbox], [type=button], [type=range])';

/** Whether something is a field that text is written in. */
export function isTextField(element: EventTarget | null): boolean {
  return element instanceof Element && element.closest(TEXT_FIELD) !== null;
}
