'use client';

import { Form } from '@/components/ui/form';
import { NewPasswordField, PasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/forms/form-state';

export function PasswordForm({
  action,
  operationId,
  username,
  minPassword,
}: {
  action: FormAction;
  operationId: string;
  /** For password managers, which need to know whose password it is. */
  username: string;
  minPassword: number;
}) {
  return (
    <Form action={action} operationId={operationId}>
      {({ attempt, errors }) => (
        <>
          <input
            type="text"
            name="username"
            autoComplete="username"
            defaultValue={username}
            readOnly
            hidden
          />
          <PasswordField
            key={`first-${attempt}`}
            label="Current password"
            name="currentPassword"
            autoComplete="current-password"
            error={errors.currentPassword}
          />
          <NewPasswordField
            key={`second-${attempt}`}
            label="New password"
            name="newPassword"
            minLength={minPassword}
            error={errors.newPassword}
          />
          <SubmitButton look="secondary">Change password</SubmitButton>
        </>
      )}
    </Form>
  );
}
