import { useEffect, useRef, type MouseEvent, type RefObject } from 'react';

export const MODAL_LOOK =
  'mx-auto max-w-none rounded-md border border-line bg-raised text-ink shadow-xl backdrop:bg-black/40 open:animate-appear';

/** A dialog that is open for as long as it is drawn; once closed, the browser gives the focus back. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const modal = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = modal.current!;
    if (!dialog.open) dialog.showModal();
  }, []);
  return modal;
}

/** A click beside a dialog closes it: the dialog itself is hit only by what misses all that it holds. */
export function closeBeside({ target, currentTarget }: MouseEvent<HTMLDialogElement>): void {
  if (target === currentTarget) currentTarget.close();
}
