'use client';

import { Form } from '@/components/ui/form';
import { CurrentPasswordField } from '@/components/ui/own-password-field';
import { NewPasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import * as messages from '@/lib/accounts/messages';
import type { FormAction } from '@/lib/forms/form-state';

export function PasswordForm({
  action,
  operationId,
  username,
  minPassword,
}: {
  action: FormAction;
  operationId: string;
  username: string;
  minPassword: number;
}) {
  return (
    <Form action={action} operationId={operationId}>
      {(state) => (
        <>
          <CurrentPasswordField state={state} username={username} />
          <NewPasswordField
            key={state.attempt}
            label={messages.newPasswordLabel}
            name="newPassword"
            minLength={minPassword}
            error={state.errors.newPassword}
          />
          <SubmitButton look="secondary">{messages.changePasswordButton}</SubmitButton>
        </>
      )}
    </Form>
  );
}
