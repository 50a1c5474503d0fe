'use client';

import { useRef, useTransition, type ComponentProps, type FormEvent } from 'react';
import { requestFormReset } from 'react-dom';
import type { ButtonAction } from '@/lib/forms/form-state';
import { ROW_BUTTON } from '@/lib/orders/order-target';
import { useKeptFocus } from './keep-focus';
import { RenderedForField } from './rendered-for';
import { noteSent, noteUnsent } from './unsent';

const NO_ANSWER =
  'No answer came from the server, so this may not have worked. Try again: it takes effect only once.';
const OLD_PAGE =
  'Nothing was changed: this page is from an earlier version. Reload it and try again.';

/**
 * A form around buttons, behind a Server Action, with or without JavaScript. Where no answer comes, or one that leaves the
 * page as it is, it says so and offers to send the same again. `onAnswer` is called after each answer.
 */
export function ActionForm({
  action,
  onAnswer,
  children,
  ...props
}: Omit<ComponentProps<'form'>, 'action' | 'onSubmit'> & {
  action: ButtonAction;
  onAnswer?: () => void;
}) {
  const [isPending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  useKeptFocus(form);

  function send(fields: FormData, form: HTMLFormElement) {
    const sendAgain = () => send(fields, form);
    const key = String(fields.get(ROW_BUTTON) ?? fields.get('operationId'));
    noteSent(key);
    startTransition(async () => {
      try {
        const kept = await action(fields);
        if (kept) noteUnsent(key, { text: kept.text, sendAgain: kept.canRetry ? sendAgain : null });
        // As React does after an action that it calls.
        else if (form.isConnected) startTransition(() => requestFormReset(form));
      } catch (thrown) {
        if (isRedirect(thrown)) return;
        if (isFault(thrown)) throw thrown;
        noteUnsent(
          key,
          isUnknownAction(thrown)
            ? { text: OLD_PAGE, sendAgain: null }
            : { text: NO_ANSWER, sendAgain },
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
    // Without JavaScript, where nothing is made of what it answers.
    <form
      {...props}
      ref={form}
      action={action as (form: FormData) => Promise<void>}
      onSubmit={submit}
      aria-busy={isPending || undefined}
    >
      <RenderedForField />
      {children}
      {isPending ? <Working /> : null}
    </form>
  );
}

/** What takes longer than a second says so; others hear that the form is busy. */
function Working() {
  return (
    <span
      aria-hidden="true"
      className="fill-mode-backwards pointer-events-none fixed inset-x-0 bottom-32 z-40 mx-auto w-fit animate-appear-late rounded-md border border-line bg-raised px-4 py-2 text-sm shadow-lg delay-1000 md:bottom-6 print:hidden"
    >
      Working…
    </span>
  );
}

/** The router has gone there already. */
function isRedirect(thrown: unknown): boolean {
  return digestOf(thrown)?.startsWith('NEXT_REDIRECT') ?? false;
}

/** What the server answered with, other than a network that answers nothing: its errors have a digest. */
function isFault(thrown: unknown): boolean {
  return digestOf(thrown) !== undefined;
}

function digestOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'digest' in thrown ? String(thrown.digest) : undefined;
}

function isUnknownAction(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'UnrecognizedActionError';
}
