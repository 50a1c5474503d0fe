/** The first link of a row that leads to its order, or to how it was. */
const ROW_LINKS = 'main tbody a[href^="/orders/"]';

/** The row that people are in, for as long as they stay at this address. */
type Current = { row: Element; index: number; address: string };
let current: Current | null = null;

/** Keeps in mind which row has the focus, so that it is known after the focus went elsewhere. */
export function noteFocus(target: EventTarget | null): void {
  const row = target instanceof Element ? target.closest('main tbody tr') : null;
  const index = row ? rows().indexOf(row) : -1;
  if (row && index !== -1) current = { row, index, address: window.location.href };
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
  const link = row && linkOf(row);
  if (!link) return;
  link.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
}

function here(): Current | null {
  return current?.address === window.location.href ? current : null;
}

/** The rows of the page's tables that lead somewhere, from the top. */
function rows(): Element[] {
  const links = [...document.querySelectorAll(ROW_LINKS)];
  return [...new Set(links.map((link) => link.closest('tr')!))];
}

function linkOf(row: Element): HTMLElement | null {
  return row.querySelector<HTMLElement>('a[href^="/orders/"]');
}
