'use client';

import { useRef, useTransition, type ComponentProps, type FormEvent } from 'react';
import { requestFormReset } from 'react-dom';
import type { ButtonAction } from '@/lib/forms/form-state';
import { ROW_BUTTON } from '@/lib/orders/order-target';
import * as messages from '@/lib/messages';
import { useKeptFocus } from './keep-focus';
import { RenderedForField } from './rendered-for';
import { noteSent, noteUnsent } from './unsent';

/**
 * A form of buttons behind a Server Action, with or without JavaScript. If it fails or gets no response, a message offers
 * to send the same again. `onSend` runs before each attempt,
 * where it can show an optimistic state; `onAnswer` runs after it.
 */
export function ActionForm({
  action,
  onSend,
  onAnswer,
  children,
  ...props
}: Omit<ComponentProps<'form'>, 'action' | 'onSubmit'> & {
  action: ButtonAction;
  onSend?: (fields: FormData) => void;
  onAnswer?: () => void;
}) {
  const [isPending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  useKeptFocus(form);

  function send(fields: FormData, form: HTMLFormElement) {
    const sendAgain = () => send(fields, form);
    // A page has one operation ID for many orders.
    const key = ['operationId', 'id', ROW_BUTTON].map((name) => fields.get(name)).join(' ');
    noteSent(key);
    startTransition(async () => {
      onSend?.(fields);
      try {
        const failure = await action(fields);
        if (failure)
          noteUnsent(key, {
            text: failure.text,
            sendAgain: failure.canRetry ? sendAgain : null,
          });
        // React does this itself only for actions that it calls.
        else if (form.isConnected) startTransition(() => requestFormReset(form));
      } catch (thrown) {
        if (isRedirect(thrown)) return;
        if (isServerError(thrown)) throw thrown;
        noteUnsent(
          key,
          isUnknownAction(thrown)
            ? { text: messages.outOfDate, sendAgain: null }
            : { text: messages.noResponse, sendAgain },
        );
      } finally {
        onAnswer?.();
      }
    });
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    const { submitter } = event.nativeEvent as SubmitEvent;
    event.preventDefault();
    if (submitter?.getAttribute('formmethod') === 'dialog') return;
    send(new FormData(event.currentTarget, submitter), event.currentTarget);
  }

  return (
    // `action` is for browsers without JavaScript, which ignore its result.
    <form
      {...props}
      ref={form}
      action={action as (form: FormData) => Promise<void>}
      onSubmit={submit}
      aria-busy={isPending || undefined}
    >
      <RenderedForField />
      {children}
      {isPending ? <PendingNote /> : null}
    </form>
  );
}

/** Appears after a second. Screen readers get `aria-busy` instead. */
function PendingNote() {
  return (
    <span
      aria-hidden="true"
      className="fill-mode-backwards pointer-events-none fixed inset-x-0 bottom-32 z-40 mx-auto w-fit animate-appear-late rounded-md border border-line bg-raised px-4 py-2 text-sm shadow-lg delay-1000 md:bottom-6 print:hidden"
    >
      {messages.working}
    </span>
  );
}

/** The router has already navigated. */
function isRedirect(thrown: unknown): boolean {
  return digestOf(thrown)?.startsWith('NEXT_REDIRECT') ?? false;
}

/** Errors from the server have a digest; network errors don't. */
function isServerError(thrown: unknown): boolean {
  return digestOf(thrown) !== undefined;
}

function digestOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'digest' in thrown ? String(thrown.digest) : undefined;
}

function isUnknownAction(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'UnrecognizedActionError';
}
