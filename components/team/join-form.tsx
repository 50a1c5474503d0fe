'use client';

import { UsernameField } from '@/components/accounts/username-field';
import { Form } from '@/components/ui/form';
import { NewPasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import * as accounts from '@/lib/accounts/messages';
import type { FormAction } from '@/lib/forms/form-state';
import * as messages from '@/lib/team/invitations/messages';

export function JoinForm({
  action,
  operationId,
  secret,
  minPassword,
}: {
  action: FormAction;
  operationId: string;
  secret: string;
  minPassword: number;
}) {
  return (
    <Form action={action} operationId={operationId}>
      {(state) => (
        <>
          <input type="hidden" name="secret" value={secret} />
          <UsernameField state={state} autoFocus />
          <NewPasswordField
            key={state.attempt}
            label={accounts.passwordLabel}
            name="password"
            minLength={minPassword}
            error={state.errors.password}
          />
          <SubmitButton className="w-full">{messages.joinButton}</SubmitButton>
        </>
      )}
    </Form>
  );
}
