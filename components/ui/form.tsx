'use client';

import { useActionState, useEffect, useRef, type ReactNode } from 'react';
import { EMPTY_FORM, type FormAction, type FormState } from '@/lib/forms/form-state';
import { Alert } from './alert';

/**
 * A form behind a Server Action, with or without JavaScript. Draws its fields from the last answer, shows a refusal
 * that belongs to no field on top, and leads the focus to the first field that is wrong.
 */
export function Form({
  action,
  children,
}: {
  action: FormAction;
  children: (state: FormState) => ReactNode;
}) {
  const [state, submit] = useActionState(action, EMPTY_FORM);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (state.attempt === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"] a')?.focus();
  }, [state.attempt]);

  return (
    <form ref={form} action={submit} noValidate className="space-y-5">
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
