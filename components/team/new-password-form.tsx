'use client';

import { Form } from '@/components/ui/form';
import { HiddenUsername } from '@/components/ui/own-password-field';
import { NewPasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import * as accounts from '@/lib/accounts/messages';
import * as messages from '@/lib/accounts/password-reset/messages';
import type { FormAction } from '@/lib/forms/form-state';

export function NewPasswordForm({
  action,
  operationId,
  secret,
  username,
  minPassword,
}: {
  action: FormAction;
  operationId: string;
  secret: string;
  username: string;
  minPassword: number;
}) {
  return (
    <Form action={action} operationId={operationId}>
      {({ attempt, errors }) => (
        <>
          <input type="hidden" name="secret" value={secret} />
          <HiddenUsername username={username} />
          <NewPasswordField
            key={attempt}
            label={accounts.newPasswordLabel}
            name="newPassword"
            minLength={minPassword}
            error={errors.newPassword}
            autoFocus
          />
          <SubmitButton className="w-full">{messages.resetButton}</SubmitButton>
        </>
      )}
    </Form>
  );
}
