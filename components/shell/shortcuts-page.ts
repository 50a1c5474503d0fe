import { currentRow, isKeptRow } from './shortcuts-rows';

/** The page of one order, and of none beneath it. */
const ORDER_PAGE = /^\/orders\/[\da-f]{8}-[\da-f-]{27}$/;

/** What the keys of an order are about: the current row, or all of the page of one order. */
function orderAtHand(): Element | null {
  if (ORDER_PAGE.test(window.location.pathname)) return document.querySelector('main');
  return currentRow();
}

/** The button that marks the order at hand delivered, if it is there. */
export function deliverButton(): HTMLButtonElement | null {
  const buttons = [...(orderAtHand()?.querySelectorAll('button') ?? [])];
  return buttons.find((button) => /^Mark delivered \S/.test(nameOf(button))) ?? null;
}

/** A second press within this time, in milliseconds, is one that was meant once. */
const DOUBLE_PRESS_MS = 1_000;
let pressed: { button: Element; at: number } | null = null;

/** Presses {@link deliverButton}; `at` is the time of the event. A double press presses it once. */
export function pressDeliver(at: number): void {
  const button = deliverButton();
  if (!button) return;
  // What was meant once may have brought the next row to its place by now.
  const isSame = pressed?.button === button || isKeptRow();
  if (pressed && isSame && at - pressed.at < DOUBLE_PRESS_MS) return;
  pressed = { button, at };
  button.click();
}

/** The link to the form of the order at hand. */
export function editLink(): HTMLElement | null {
  return orderAtHand()?.querySelector<HTMLElement>('a[href^="/orders/"][href$="/edit"]') ?? null;
}

/** The checkbox by which the current row is selected. */
export function rowCheckbox(): HTMLElement | null {
  return currentRow()?.querySelector<HTMLElement>('input[type="checkbox"][name="select"]') ?? null;
}

/** The button of the message that takes the last change back. */
export function undoButton(): HTMLElement | null {
  return document.querySelector<HTMLElement>('button[data-undo]');
}

/** The link that takes what is listed along as CSV. */
export function exportLink(): HTMLElement | null {
  return document.querySelector<HTMLElement>('main a[href*="/export.csv"]');
}

export function logOutButton(): HTMLElement | null {
  return document.querySelector<HTMLElement>('button[data-log-out]');
}

/** The field that searches the orders, which says itself by which key it is reached. */
export function searchField(): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>('input[aria-keyshortcuts="/"]');
}

/** A button's name in one line: its label, or what it reads. */
export function nameOf(button: Element): string {
  const name = button.getAttribute('aria-label') ?? button.textContent;
  return name.replaceAll(/\s+/g, ' ').trim();
}
