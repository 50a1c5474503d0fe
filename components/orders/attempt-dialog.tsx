'use client';

import { useRef, useState, type MouseEvent, type ReactNode } from 'react';
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
  choices,
  children,
}: {
  action: FormAction;
  choices: AttemptChoices;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [opened, setOpened] = useState<{ target: string; operationId: string } | null>(null);
  const target = opened && targetParts(opened.target);

  function open(event: MouseEvent) {
    const link = (event.target as Element).closest<HTMLElement>('[data-attempt]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    setOpened({ target: link.dataset.attempt!, operationId: newId() });
    dialog.current?.showModal();
  }

  async function save(state: FormState, form: FormData): Promise<FormState> {
    const answer = await action(state, form);
    if (!answer.alert && Object.keys(answer.errors).length === 0) dialog.current?.close();
    return answer;
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
        onClose={() => setOpened(null)}
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
            >
              <Button onClick={() => dialog.current?.close()}>{cancel}</Button>
            </AttemptForm>
          </>
        ) : null}
      </dialog>
    </>
  );
}
