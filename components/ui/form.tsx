'use client';

import { catchError, type ErrorInfo } from 'next/error';
import { useActionState, useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { EMPTY_FORM, typedValues, type FormAction, type FormState } from '@/lib/forms/form-state';
import { Alert } from './alert';

type FormProps = {
  action: FormAction;
  /** Made when the form is opened: sent twice, it acts once. */
  operationId: string;
  children: (state: FormState) => ReactNode;
};

/**
 * A form behind a Server Action, with or without JavaScript. Draws its fields from the last answer, shows a refusal
 * that belongs to no field on top, and leads the focus to the first field that is wrong. When no answer comes (the
 * network, a fault of the server) the form comes back with all that was typed but passwords.
 */
export function Form(props: FormProps) {
  const [sent, setSent] = useState<FormData | null>(null);
  const [initial, setInitial] = useState(EMPTY_FORM);

  function comeBack(form: FormData) {
    const text =
      'No answer came, so this may not have worked. All you typed is here: send it again.';
    const attempt = initial.attempt + 1;
    setInitial({ attempt, values: typedValues(form), errors: {}, alert: { text } });
    setSent(null);
  }

  return (
    <FaultGuard sent={sent} comeBack={comeBack}>
      <LiveForm {...props} initial={initial} onSend={setSent} />
    </FaultGuard>
  );
}

function LiveForm({
  action,
  operationId,
  children,
  initial,
  onSend,
}: FormProps & { initial: FormState; onSend: (form: FormData) => void }) {
  const [state, submit] = useActionState(action, initial);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (state.attempt === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"] a')?.focus();
  }, [state.attempt]);

  return (
    <form
      ref={form}
      action={submit}
      onSubmit={(event) => onSend(new FormData(event.currentTarget))}
      noValidate
      className="space-y-5"
    >
      <input type="hidden" name="operationId" value={state.values.operationId ?? operationId} />
      {state.alert ? (
        <Alert key={state.attempt}>
          {state.alert.text}{' '}
          {state.alert.link ? (
            <a
              className="font-medium underline"
              href={state.alert.link.href}
              target="_blank"
              rel="noreferrer"
            >
              {state.alert.link.text}
            </a>
          ) : null}
        </Alert>
      ) : null}
      {children(state)}
    </form>
  );
}

type FaultProps = { sent: FormData | null; comeBack: (form: FormData) => void };

const FaultGuard = catchError((props: FaultProps, { error, reset }: ErrorInfo) => (
  <Fault {...props} error={error} reset={reset} />
));

function Fault({ sent, comeBack, error, reset }: FaultProps & Omit<ErrorInfo, 'retry'>) {
  // Nothing was sent, so the fault is one of the form itself, for the page to deal with.
  if (!sent) throw error;

  const recover = useEffectEvent(() => {
    comeBack(sent);
    reset();
  });
  useEffect(() => recover(), []);
  return null;
}
