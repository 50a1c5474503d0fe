import { useLayoutEffect, type RefObject } from 'react';

const FOCUSABLE = 'a[href], button, input:not([type=hidden]), select, textarea';

/** Moves the focus of a removed element to the next row, else to the page: Tab would start at the top otherwise. */
export function useKeptFocus(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const removed = element.current!;
    // The cleanup runs before the removal, the microtask after it.
    return () => {
      if (removed.contains(document.activeElement)) queueMicrotask(focusInPlaceOf(removed));
    };
  }, [element]);
}

function focusInPlaceOf(removed: Element): () => void {
  const row = removed.closest('li, tr');
  const list = row?.parentElement;
  const index = list ? [...list.children].indexOf(row!) : 0;
  return () => {
    if (document.activeElement !== document.body) return;
    const rows = list?.isConnected ? [...list.children] : [];
    const next = rows[Math.min(index, rows.length - 1)]?.querySelector<HTMLElement>(FOCUSABLE);
    (next ?? document.querySelector<HTMLElement>('main'))?.focus({ preventScroll: true });
  };
}
