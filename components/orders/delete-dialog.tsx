'use client';

import { useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';
import type { ButtonAction } from '@/lib/forms/form-state';
import { TargetFields } from './order-button';
import { targetOf, type OrderTarget } from './order-target';

/**
 * Asks once before an order is deleted. Links inside with `data-delete` (an order target as text) open the dialog;
 * without JavaScript they lead to a page that asks the same.
 */
export function DeleteDialog({
  deleteOrder,
  then,
  children,
}: {
  deleteOrder: ButtonAction;
  /** Where to be afterwards: on the same page, or on the list. */
  then: 'stay' | 'list';
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [target, setTarget] = useState<OrderTarget | null>(null);

  function open(event: MouseEvent) {
    const link = (event.target as Element).closest<HTMLElement>('[data-delete]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    setTarget(targetOf(link.dataset.delete!));
    dialog.current?.showModal();
  }

  return (
    <>
      <div onClick={open} className="contents">
        {children}
      </div>
      <dialog
        ref={dialog}
        aria-labelledby="delete-title"
        className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-md border border-line bg-raised p-5 text-ink shadow-xl backdrop:bg-black/40 open:animate-appear"
      >
        {target ? (
          <form
            action={async (form) => {
              await deleteOrder(form);
              dialog.current?.close();
            }}
          >
            <h2 id="delete-title" className="text-base font-semibold break-words">
              Delete order {target.orderId}?
            </h2>
            <p className="mt-2 text-sm text-muted">
              It leaves the list for everyone. The log keeps what it said.
            </p>
            <TargetFields target={target} />
            <input type="hidden" name="then" value={then} />
            <div className="mt-5 flex flex-wrap justify-end gap-2">
              <Button autoFocus onClick={() => dialog.current?.close()}>
                Cancel
              </Button>
              <SubmitButton look="danger">Delete order</SubmitButton>
            </div>
          </form>
        ) : null}
      </dialog>
    </>
  );
}
