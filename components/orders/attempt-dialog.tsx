'use client';

import { useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { forgetTyping } from '@/components/shell/live-typing';
import { Button } from '@/components/ui/button';
import { newId } from '@/lib/db/id';
import type { FormAction, FormState } from '@/lib/forms/form-state';
import { cancel } from '@/lib/messages';
import * as messages from '@/lib/orders/messages';
import { targetParts } from '@/lib/orders/order-target';
import { AttemptForm, type AttemptChoices } from './attempt-form';

/** Links inside with a `data-attempt` attribute, an order target as text, open the dialog instead of the page. */
export function AttemptDialog({
  action,
  userId,
  choices,
  children,
}: {
  action: FormAction;
  /** For drafts. */
  userId: string;
  choices: AttemptChoices;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [opened, setOpened] = useState<{ target: string; operationId: string } | null>(null);
  const openedId = useRef<string>(undefined);
  const target = opened && targetParts(opened.target);

  function open(event: MouseEvent) {
    const link = (event.target as Element).closest<HTMLElement>('[data-attempt]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    // So that the form gets the focus.
    flushSync(() => setOpened({ target: link.dataset.attempt!, operationId: newId() }));
    openedId.current = targetParts(link.dataset.attempt!).id;
    dialog.current?.showModal();
  }

  /** An answer that comes after another order was opened leaves that one alone. */
  async function save(state: FormState, form: FormData): Promise<FormState> {
    const answer = await action(state, form);
    const isSaved = !answer.alert && Object.keys(answer.errors).length === 0;
    if (isSaved && form.get('id') === openedId.current) dialog.current?.close();
    return answer;
  }

  function handleClose() {
    openedId.current = undefined;
    setOpened(null);
    forgetTyping();
  }

  return (
    <>
      <div onClick={open} className="contents">
        {children}
      </div>
      <dialog
        ref={dialog}
        aria-labelledby="attempt-title"
        className="confirm-dialog"
        onClose={handleClose}
      >
        {opened && target ? (
          <>
            <h2 id="attempt-title" className="mb-4 text-base font-semibold break-words">
              {messages.attemptTitle(target.orderId)}
            </h2>
            <AttemptForm
              key={opened.operationId}
              action={save}
              operationId={opened.operationId}
              {...{ target, choices }}
              then="stay"
              userId={userId}
            >
              <Button data-cancel="" onClick={() => dialog.current?.close()}>
                {cancel}
              </Button>
            </AttemptForm>
          </>
        ) : null}
      </dialog>
    </>
  );
}
