'use client';

import { Form } from '@/components/ui/form';
import { PasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import * as messages from '@/lib/accounts/messages';
import type { FormAction } from '@/lib/forms/form-state';
import { UsernameField } from './username-field';

export function LogInForm({
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
          <UsernameField state={state} autoFocus={!state.values.username} />
          <PasswordField
            key={state.attempt}
            label={messages.passwordLabel}
            name="password"
            autoComplete="current-password"
            error={state.errors.password}
          />
          <SubmitButton className="w-full">{messages.logInButton}</SubmitButton>
        </>
      )}
    </Form>
  );
}
