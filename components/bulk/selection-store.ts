import { LIST_FORM, MATCHING_FIELD, SELECTED_FIELD, WHOLE_PAGE } from '@/lib/bulk/form-fields';

// The checkboxes themselves hold the selection, so it works without JavaScript and survives a rerender of the list.

/** Selected rows, rows, and whether all matching orders are selected: "3 50", "50 50 matching". */
export function readSelection(): string {
  const form = listForm();
  if (!form) return EMPTY_SELECTION;
  const boxes = rowBoxes(form);
  const selected = boxes.filter((box) => box.checked).length;
  return [selected, boxes.length, ...(matchingBox(form)?.checked ? ['matching'] : [])].join(' ');
}

/** What {@link readSelection} returns without a list, as on the server. */
export const EMPTY_SELECTION = '0 0';

export function selectPage(isSelected: boolean): void {
  const form = listForm();
  if (!form) return;
  for (const box of rowBoxes(form)) box.checked = isSelected;
  const matching = matchingBox(form);
  if (matching && !isSelected) matching.checked = false;
  notify(form);
}

export function selectMatching(): void {
  const form = listForm();
  const box = form && matchingBox(form);
  if (!box) return;
  box.checked = true;
  selectPage(true);
  // The pressed button disappears, so the focus moves to the next one.
  form.querySelector<HTMLElement>('button[type="reset"]')?.focus({ preventScroll: true });
}

/** The pressed button disappears, so the focus moves to "Select all". */
export function clearSelection(): void {
  selectPage(false);
  document.getElementById(WHOLE_PAGE)?.focus({ preventScroll: true });
}

/** Returns a function that unsubscribes. */
export function watchSelection(onChange: () => void): () => void {
  const form = listForm();
  if (!form) return () => undefined;
  let last: HTMLInputElement | null = null;

  function handleChange({ target }: Event) {
    if (target instanceof HTMLInputElement && target.id === WHOLE_PAGE) selectPage(target.checked);
    else synchronize(form!, target);
    onChange();
  }

  function handleClick({ target, shiftKey }: MouseEvent) {
    if (!isRowBox(target)) return;
    if (shiftKey && last?.isConnected) selectRange(form!, last, target);
    last = target;
  }

  function handleKeyDown(event: KeyboardEvent) {
    // On a checkbox, Enter would press a button of the form.
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
  }

  // React resets the form after each action; the selection must stay.
  const preventReset = (event: Event) => event.preventDefault();

  const rows = new MutationObserver(() => {
    synchronize(form, null);
    onChange();
  });
  rows.observe(form.querySelector('tbody') ?? form, { childList: true });
  form.addEventListener('change', handleChange);
  form.addEventListener('click', handleClick);
  form.addEventListener('keydown', handleKeyDown);
  form.addEventListener('reset', preventReset);
  // Browsers restore checkboxes of an earlier visit.
  synchronize(form, null);
  return () => {
    rows.disconnect();
    form.removeEventListener('change', handleChange);
    form.removeEventListener('click', handleClick);
    form.removeEventListener('keydown', handleKeyDown);
    form.removeEventListener('reset', preventReset);
  };
}

/** Updates the other checkboxes after rows came, went or were selected. `changed` is the element the user changed. */
function synchronize(form: HTMLFormElement, changed: EventTarget | null): void {
  const boxes = rowBoxes(form);
  const matching = matchingBox(form);
  if (matching?.checked) {
    if (isRowBox(changed)) matching.checked = changed.checked && boxes.every((box) => box.checked);
    // Includes rows that arrived since.
    else for (const box of boxes) box.checked = true;
  }
  const page = form.querySelector<HTMLInputElement>(`#${WHOLE_PAGE}`);
  if (!page) return;
  const selected = boxes.filter((box) => box.checked).length;
  page.checked = selected > 0 && selected === boxes.length;
  page.indeterminate = selected > 0 && selected < boxes.length;
}

/** Gives all rows between the two the state of `last`. */
function selectRange(form: HTMLFormElement, first: HTMLInputElement, last: HTMLInputElement): void {
  const boxes = rowBoxes(form);
  const [from, to] = [boxes.indexOf(first), boxes.indexOf(last)].sort((a, b) => a - b);
  for (const box of boxes.slice(from, to! + 1)) box.checked = last.checked;
}

function notify(form: HTMLFormElement): void {
  form.dispatchEvent(new Event('change'));
}

function listForm(): HTMLFormElement | null {
  return document.querySelector<HTMLFormElement>(`form#${LIST_FORM}`);
}

function rowBoxes(form: HTMLFormElement): HTMLInputElement[] {
  // Rows that have left the list are disabled.
  return [...form.querySelectorAll<HTMLInputElement>(`input[name="${SELECTED_FIELD}"]:enabled`)];
}

function isRowBox(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.name === SELECTED_FIELD;
}

function matchingBox(form: HTMLFormElement): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>(`input[name="${MATCHING_FIELD}"]`);
}
