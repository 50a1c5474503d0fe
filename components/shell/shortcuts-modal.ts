import { useEffect, useRef, type MouseEvent, type RefObject } from 'react';

export const MODAL_LOOK =
  'mx-auto max-w-none rounded-md border border-line bg-raised text-ink shadow-xl backdrop:bg-black/40 open:animate-appear';

/** Open while mounted; the browser restores the focus when it closes. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const modal = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = modal.current!;
    if (!dialog.open) dialog.showModal();
  }, []);
  return modal;
}

/** Only clicks outside the dialog's content hit the dialog itself. */
export function closeBeside({ target, currentTarget }: MouseEvent<HTMLDialogElement>): void {
  if (target === currentTarget) currentTarget.close();
}
