const ROWS = ':is(main tbody tr, main [data-row])';

const LINK = 'a[href^="/orders/"]';

/** Valid at this URL only. */
type Current = {
  row: Element;
  index: number;
  address: string;
  /** Whether {@link keepRow} moved the focus there, not the user. */
  isKept: boolean;
};
let current: Current | null = null;

/** Remembers the row after it loses the focus. */
export function noteFocus(target: EventTarget | null): void {
  const row = target instanceof Element ? target.closest(ROWS) : null;
  const index = row ? rows().indexOf(row) : -1;
  if (row && index !== -1) current = { row, index, address: window.location.href, isKept: false };
}

/** Null once the row has left the page. */
export function currentRow(): Element | null {
  return here()?.row.isConnected ? current!.row : null;
}

/** When the current row has left the list, continues from its place. */
export function stepRow(step: 1 | -1): void {
  const all = rows();
  const place = here();
  const at = place ? all.indexOf(place.row) : -1;
  const left = step === 1 ? (place?.index ?? 0) - 1 : (place?.index ?? 0);
  const index = (at === -1 ? left : at) + step;
  const row = all[Math.min(Math.max(index, 0), all.length - 1)];
  if (!row) return;
  linkOf(row).focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
}

/**
 * When the focused row has left the page, focuses the row in its place, or else the page. Call
 * after rendering a list. Doesn't scroll: the user may be scrolling.
 */
export function keepRow(): void {
  const place = here();
  if (!place || place.row.isConnected || document.activeElement !== document.body) return;
  const all = rows();
  const row = all[Math.min(place.index, all.length - 1)];
  const target = row ? linkOf(row) : document.querySelector<HTMLElement>('main');
  target?.focus({ preventScroll: true });
  current = row ? { ...place, row, index: all.indexOf(row), isKept: true } : null;
}

export function isKeptRow(): boolean {
  return here()?.isKept ?? false;
}

function here(): Current | null {
  return current?.address === window.location.href ? current : null;
}

function rows(): Element[] {
  const links = [...document.querySelectorAll(`${ROWS} ${LINK}`)];
  return [...new Set(links.map((link) => link.closest(ROWS)!))];
}

function linkOf(row: Element): HTMLElement {
  return row.querySelector<HTMLElement>(LINK)!;
}
