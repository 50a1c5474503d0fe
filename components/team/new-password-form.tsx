'use client';

import { Form } from '@/components/ui/form';
import { NewPasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/forms/form-state';

/** A new password by a link, whose `secret` says for whom. */
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
  /** For password managers, which need to know whose password it is. */
  username: string;
  minPassword: number;
}) {
  return (
    <Form action={action} operationId={operationId}>
      {({ attempt, errors }) => (
        <>
          <input type="hidden" name="secret" value={secret} />
          <input
            type="text"
            name="username"
            autoComplete="username"
            defaultValue={username}
            readOnly
            hidden
          />
          <NewPasswordField
            key={attempt}
            label="New password"
            name="newPassword"
            minLength={minPassword}
            error={errors.newPassword}
            autoFocus
          />
          <SubmitButton className="w-full">Set password</SubmitButton>
        </>
      )}
    </Form>
  );
}
