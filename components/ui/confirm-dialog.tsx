'use client';

import { useRef, useState, type MouseEvent, type ReactNode } from 'react';
import type { ButtonAction } from '@/lib/forms/form-state';
import { ActionForm } from './action-form';
import { Button } from './button';
import { SubmitButton } from './submit-button';

/** What is asked: its words, the fields that the answer carries, and what it does. */
export type Asking = {
  title: string;
  text: string;
  /** What the button says that does it. */
  answer: string;
  fields: ReactNode;
  action: ButtonAction;
};

/**
 * Asks once before something is done. Links inside with `data-ask` (what it is about, as text) open the dialog with what
 * `asking` makes of that text; without JavaScript they lead to a page that asks the same.
 */
export function ConfirmDialog({
  asking,
  children,
}: {
  asking: (about: string) => Asking;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [asked, setAsked] = useState<Asking | null>(null);

  function open(event: MouseEvent) {
    const link = (event.target as Element).closest<HTMLElement>('[data-ask]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    setAsked(asking(link.dataset.ask!));
    dialog.current?.showModal();
  }

  return (
    <>
      <div onClick={open} className="contents">
        {children}
      </div>
      <dialog
        ref={dialog}
        aria-labelledby="asking-title"
        className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-md border border-line bg-raised p-5 text-ink shadow-xl backdrop:bg-black/40 open:animate-appear"
      >
        {asked ? (
          <ActionForm action={asked.action} onAnswer={() => dialog.current?.close()}>
            <h2 id="asking-title" className="text-base font-semibold break-words">
              {asked.title}
            </h2>
            <p className="mt-2 text-sm text-muted">{asked.text}</p>
            {asked.fields}
            <div className="mt-5 flex flex-wrap justify-end gap-2">
              <Button autoFocus onClick={() => dialog.current?.close()}>
                Cancel
              </Button>
              <SubmitButton look="danger" className="max-w-full">
                <span className="truncate">{asked.answer}</span>
              </SubmitButton>
            </div>
          </ActionForm>
        ) : null}
      </dialog>
    </>
  );
}
