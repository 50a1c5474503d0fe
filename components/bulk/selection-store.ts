import { SELECTED_FIELD } from '@/lib/bulk/form-fields';
import { LIST_FORM, MATCHING, WHOLE_PAGE } from './selection-fields';

/**
 * What is selected stands in the checkboxes themselves, which work without JavaScript and stay as they are when the list
 * is drawn anew. This reads them, ticks several at once, and tells when something about them changed.
 */

/** How many rows are ticked, of how many, and whether all that the list wants are meant: "3 50", "50 50 matching". */
export function readSelection(): string {
  const form = listForm();
  if (!form) return NONE;
  const boxes = rowBoxes(form);
  const ticked = boxes.filter((box) => box.checked).length;
  return [ticked, boxes.length, ...(matchingBox(form)?.checked ? ['matching'] : [])].join(' ');
}

/** What {@link readSelection} answers where nothing is known, as on the server. */
export const NONE = '0 0';

/** Ticks all rows of the page, or none. */
export function selectPage(ticked: boolean): void {
  const form = listForm();
  if (!form) return;
  for (const box of rowBoxes(form)) box.checked = ticked;
  const matching = matchingBox(form);
  if (matching && !ticked) matching.checked = false;
  tell(form);
}

/** Means all orders that the list wants, which those of the page are among. */
export function selectMatching(): void {
  const form = listForm();
  const box = form && matchingBox(form);
  if (!box) return;
  box.checked = true;
  selectPage(true);
  // The button is gone that was pressed.
  form.querySelector<HTMLElement>('button[type="reset"]')?.focus({ preventScroll: true });
}

/** Selects nothing any more; what was pressed is gone, so the focus is where all can be ticked again. */
export function clearSelection(): void {
  selectPage(false);
  document.getElementById(WHOLE_PAGE)?.focus({ preventScroll: true });
}

/** Calls back after each change, whoever made it; what it answers ends that. */
export function watchSelection(onChange: () => void): () => void {
  const form = listForm();
  if (!form) return () => undefined;
  let last: HTMLInputElement | null = null;

  function change({ target }: Event) {
    if (target instanceof HTMLInputElement && target.id === WHOLE_PAGE) selectPage(target.checked);
    else settle(form!, target);
    onChange();
  }

  function click({ target, shiftKey }: MouseEvent) {
    if (!isRowBox(target)) return;
    if (shiftKey && last?.isConnected) selectRange(form!, last, target);
    last = target;
  }

  function press(event: KeyboardEvent) {
    // In a checkbox it would press a button of the form.
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
  }

  // After each action React empties the form; what is selected stays.
  const keep = (event: Event) => event.preventDefault();

  const rows = new MutationObserver(() => {
    settle(form, null);
    onChange();
  });
  rows.observe(form.querySelector('tbody') ?? form, { childList: true });
  form.addEventListener('change', change);
  form.addEventListener('click', click);
  form.addEventListener('keydown', press);
  form.addEventListener('reset', keep);
  // What the browser has kept from an earlier visit counts too.
  settle(form, null);
  return () => {
    rows.disconnect();
    form.removeEventListener('change', change);
    form.removeEventListener('click', click);
    form.removeEventListener('keydown', press);
    form.removeEventListener('reset', keep);
  };
}

/** Brings the other boxes in line after rows came, went or were ticked; `changed` is what a person has touched. */
function settle(form: HTMLFormElement, changed: EventTarget | null): void {
  const boxes = rowBoxes(form);
  const matching = matchingBox(form);
  if (matching?.checked) {
    if (isRowBox(changed)) matching.checked = changed.checked && boxes.every((box) => box.checked);
    // A row that came meanwhile is meant too.
    else for (const box of boxes) box.checked = true;
  }
  const page = form.querySelector<HTMLInputElement>(`#${WHOLE_PAGE}`);
  if (!page) return;
  const ticked = boxes.filter((box) => box.checked).length;
  page.checked = ticked > 0 && ticked === boxes.length;
  page.indeterminate = ticked > 0 && ticked < boxes.length;
}

/** Every row from one to the other becomes what the other has become. */
function selectRange(form: HTMLFormElement, one: HTMLInputElement, other: HTMLInputElement): void {
  const boxes = rowBoxes(form);
  const [from, to] = [boxes.indexOf(one), boxes.indexOf(other)].sort((a, b) => a - b);
  for (const box of boxes.slice(from, to! + 1)) box.checked = other.checked;
}

/** As if a person had changed something. */
function tell(form: HTMLFormElement): void {
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
  return form.querySelector<HTMLInputElement>(`input[name="${MATCHING}"]`);
}
