/** Gives an element the focus that had it before; drawn anew, a field is another element of the same id. */
export function focusAgain(focused: Element): void {
  const element = focused.isConnected ? focused : document.getElementById(focused.id);
  if (element === document.body) (document.activeElement as HTMLElement | null)?.blur();
  else if (element instanceof HTMLElement) element.focus();
}

/** Leads the focus to the first field that is wrong or to be chosen, else to the way out of what was refused. */
export function focusWrong(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLElement>(
    ':is(input, textarea, select)[aria-invalid="true"], [data-open] input',
  );
  const target = field ?? form.querySelector<HTMLElement>('[role="alert"] a');
  target?.focus();
}
