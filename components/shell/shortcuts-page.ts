import { currentRow, isKeptRow } from './shortcuts-rows';

/** Not the pages below it. */
const ORDER_PAGE = /^\/orders\/[\da-f]{8}-[\da-f-]{27}$/;

function currentOrder(): Element | null {
  if (ORDER_PAGE.test(window.location.pathname)) return document.querySelector('main');
  return currentRow();
}

export function deliverButton(): HTMLButtonElement | null {
  const buttons = [...(currentOrder()?.querySelectorAll('button') ?? [])];
  return buttons.find((button) => /^Mark delivered \S/.test(nameOf(button))) ?? null;
}

/** A second press within this time, in milliseconds, counts as accidental. */
const DOUBLE_PRESS_MS = 1_000;
let pressed: { button: Element; at: number } | null = null;

/** `at` is the event's timestamp. Ignores a double press. */
export function pressDeliver(at: number): void {
  const button = deliverButton();
  if (!button) return;
  // By now the next row may have moved into its place.
  const isSame = pressed?.button === button || isKeptRow();
  if (pressed && isSame && at - pressed.at < DOUBLE_PRESS_MS) return;
  pressed = { button, at };
  button.click();
}

export function editLink(): HTMLElement | null {
  return currentOrder()?.querySelector<HTMLElement>('a[href^="/orders/"][href$="/edit"]') ?? null;
}

export function rowCheckbox(): HTMLElement | null {
  return currentRow()?.querySelector<HTMLElement>('input[type="checkbox"][name="select"]') ?? null;
}

export function undoButton(): HTMLElement | null {
  return document.querySelector<HTMLElement>('button[data-undo]');
}

export function exportLink(): HTMLElement | null {
  return document.querySelector<HTMLElement>('main a[href*="/export.csv"]');
}

export function logOutButton(): HTMLElement | null {
  return document.querySelector<HTMLElement>('button[data-log-out]');
}

export function searchField(): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>('input[aria-keyshortcuts="/"]');
}

export function nameOf(button: Element): string {
  const name = button.getAttribute('aria-label') ?? button.textContent;
  return name.replaceAll(/\s+/g, ' ').trim();
}
