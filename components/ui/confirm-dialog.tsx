'use client';

import { useRef, useState, type MouseEvent, type ReactNode } from 'react';
import type { ButtonAction } from '@/lib/forms/form-state';
import * as messages from '@/lib/messages';
import { ActionForm } from './action-form';
import { Button } from './button';
import { SubmitButton } from './submit-button';

export type Confirmation = {
  title: string;
  text: string;
  confirmLabel: string;
  /** Sent with `action`. */
  fields: ReactNode;
  action: ButtonAction;
};

/**
 * Links inside with a `data-ask` attribute open the dialog: `confirmationFor` turns its text into the content. Without
 * JavaScript they lead to a confirmation page.
 */
export function ConfirmDialog({
  confirmationFor,
  children,
}: {
  confirmationFor: (data: string) => Confirmation;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [confirmation, setConfirmation] = useState<Confirmation | null>(null);

  function open(event: MouseEvent) {
    const link = (event.target as Element).closest<HTMLElement>('[data-ask]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    setConfirmation(confirmationFor(link.dataset.ask!));
    dialog.current?.showModal();
  }

  return (
    <>
      <div onClick={open} className="contents">
        {children}
      </div>
      <dialog ref={dialog} aria-labelledby="confirm-title" className="confirm-dialog">
        {confirmation ? (
          <ActionForm action={confirmation.action} onAnswer={() => dialog.current?.close()}>
            <h2 id="confirm-title" className="text-base font-semibold break-words">
              {confirmation.title}
            </h2>
            <p className="mt-2 text-sm text-muted">{confirmation.text}</p>
            {confirmation.fields}
            <div className="mt-5 flex flex-wrap justify-end gap-2">
              <Button autoFocus onClick={() => dialog.current?.close()}>
                {messages.cancel}
              </Button>
              <SubmitButton look="danger" className="max-w-full">
                <span className="truncate">{confirmation.confirmLabel}</span>
              </SubmitButton>
            </div>
          </ActionForm>
        ) : null}
      </dialog>
    </>
  );
}
