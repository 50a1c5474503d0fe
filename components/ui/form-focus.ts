/** After a remount, the same field is another element with the same ID. */
export function restoreFocus(focused: Element): void {
  const element = focused.isConnected ? focused : document.getElementById(focused.id);
  if (element === document.body) (document.activeElement as HTMLElement | null)?.blur();
  else if (element instanceof HTMLElement) element.focus();
}

/** Focuses the first invalid or unanswered field, else the link in the alert. */
export function focusFirstError(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLElement>(
    ':is(input, textarea, select)[aria-invalid="true"], [data-open] input',
  );
  const target = field ?? form.querySelector<HTMLElement>('[role="alert"] a');
  target?.focus();
}
