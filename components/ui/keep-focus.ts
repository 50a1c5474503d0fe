import { useLayoutEffect, type RefObject } from 'react';

const FOCUSABLE = 'a[href], button, input:not([type=hidden]), select, textarea';

/**
 * Where an element leaves the page with the focus in it, moves the focus to what came to the place of its row, or else to
 * the page: otherwise the keyboard would start at the top again.
 */
export function useKeptFocus(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const leaving = element.current!;
    // Still on the page here, and no longer when the microtask runs.
    return () => {
      if (leaving.contains(document.activeElement)) queueMicrotask(focusInPlaceOf(leaving));
    };
  }, [element]);
}

function focusInPlaceOf(leaving: Element): () => void {
  const row = leaving.closest('li, tr');
  const list = row?.parentElement;
  const index = list ? [...list.children].indexOf(row!) : 0;
  return () => {
    if (document.activeElement !== document.body) return;
    const rows = list?.isConnected ? [...list.children] : [];
    const next = rows[Math.min(index, rows.length - 1)]?.querySelector<HTMLElement>(FOCUSABLE);
    (next ?? document.querySelector<HTMLElement>('main'))?.focus({ preventScroll: true });
  };
}
