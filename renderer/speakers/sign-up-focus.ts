let field: HTMLInputElement | null = null;
let wanted = false;

/** Puts the caret where somebody is signed up: now, or as soon as the field is there. */
export function focusSignUp(): void {
  if (field) field.focus();
  else wanted = true;
}

/** Says where that is; gives the way to take it back. */
export function offerSignUp(input: HTMLInputElement): () => void {
  field = input;
  if (wanted) input.focus();
  wanted = false;
  return () => {
    if (field === input) field = null;
  };
}
