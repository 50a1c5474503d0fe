'use client';

import { Form } from '@/components/ui/form';
import { PasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';

import * as messages from '@/lib/accounts/single-sign-on/messages';
import type { FormAction } from '@/lib/forms/form-state';
import { currentPasswordLabel } from '@/lib/messages';

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
            label={currentPasswordLabel}
            name="currentPassword"
            autoComplete="current-password"
            error={errors.currentPassword}
          />
          <SubmitButton look="secondary">{messages.connectButton(name)}</SubmitButton>
        </>
      )}
    </Form>
  );
}
