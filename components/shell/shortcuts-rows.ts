/** What is gone through: rows of tables, and what is marked as a row elsewhere. */
const ROWS = ':is(main tbody tr, main [data-row])';

/** The links of a row that lead to its order, or to how it was. */
const LINK = 'a[href^="/orders/"]';

/** The row that people are in, for as long as they stay at this address. */
type Current = {
  row: Element;
  index: number;
  address: string;
  /** Whether they did not go there themselves, because {@link keepRow} took them. */
  isKept: boolean;
};
let current: Current | null = null;

/** Keeps in mind which row has the focus, so that it is known after the focus went elsewhere. */
export function noteFocus(target: EventTarget | null): void {
  const row = target instanceof Element ? target.closest(ROWS) : null;
  const index = row ? rows().indexOf(row) : -1;
  if (row && index !== -1) current = { row, index, address: window.location.href, isKept: false };
}

/** The row that has the focus or had it last; null when there is none, or it has left the page. */
export function currentRow(): Element | null {
  return here()?.row.isConnected ? current!.row : null;
}

/**
 * Moves the focus to the next row (1) or the previous one (-1), and shows it. Where the current row has left the list,
 * as delivered orders do, the next one is what came to its place.
 */
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
 * Where the current row has left the page and the focus with it, moves the focus to what came to its place, or else to the
 * page. To be called when a list was drawn again. Nothing is scrolled: a thumb may be scrolling meanwhile.
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

/** Whether the current row is one that {@link keepRow} led to. */
export function isKeptRow(): boolean {
  return here()?.isKept ?? false;
}

function here(): Current | null {
  return current?.address === window.location.href ? current : null;
}

/** The rows of the page that lead somewhere, from the top. */
function rows(): Element[] {
  const links = [...document.querySelectorAll(`${ROWS} ${LINK}`)];
  return [...new Set(links.map((link) => link.closest(ROWS)!))];
}

function linkOf(row: Element): HTMLElement {
  return row.querySelector<HTMLElement>(LINK)!;
}
