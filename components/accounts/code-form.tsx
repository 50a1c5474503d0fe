'use client';

import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import * as accounts from '@/lib/accounts/messages';
import * as messages from '@/lib/accounts/two-factor/messages';
import type { FormAction } from '@/lib/forms/form-state';

export function CodeForm({
  action,
  operationId,
  next,
}: {
  action: FormAction;
  operationId: string;
  next: string | undefined;
}) {
  return (
    <Form action={action} operationId={operationId}>
      {(state) => (
        <>
          <input type="hidden" name="next" value={next ?? ''} />
          <Field
            key={state.attempt}
            label={messages.codeLabel}
            name="code"
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            error={state.errors.code}
          />
          <SubmitButton className="w-full">{accounts.logInButton}</SubmitButton>
        </>
      )}
    </Form>
  );
}
