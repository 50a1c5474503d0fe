'use client';

import { Form } from '@/components/ui/form';
import { PasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/forms/form-state';

export function ConnectForm({
  name,
  operationId,
  action,
}: {
  name: string;
  operationId: string;
  action: FormAction;
}) {
  return (
    <Form action={action} operationId={operationId}>
      {({ attempt, errors }) => (
        <>
          <PasswordField
            key={attempt}
            label="Current password"
            name="currentPassword"
            autoComplete="current-password"
            error={errors.currentPassword}
          />
          <SubmitButton look="secondary">Connect {name}</SubmitButton>
        </>
      )}
    </Form>
  );
}
