'use client';

import { Form } from '@/components/ui/form';
import { CurrentPasswordField } from '@/components/ui/own-password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import * as messages from '@/lib/accounts/two-factor/messages';
import type { FormAction } from '@/lib/forms/form-state';
import { CancelLink } from './cancel-link';
import { CodeField } from './code-field';
import { RecoveryCodes } from './recovery-codes';

export function RenewForm({
  action,
  operationId,
  username,
}: {
  action: FormAction;
  operationId: string;
  username: string;
}) {
  return (
    <Form action={action} operationId={operationId}>
      {(state) =>
        state.values.recoveryCodes ? (
          <RecoveryCodes codes={state.values.recoveryCodes} />
        ) : (
          <>
            <p className="text-muted">{messages.renewText}</p>
            <CodeField state={state} orRecoveryCode />
            <CurrentPasswordField state={state} username={username} />
            <div className="flex flex-wrap gap-3">
              <SubmitButton>{messages.renewButton}</SubmitButton>
              <CancelLink href="/profile/codes" />
            </div>
          </>
        )
      }
    </Form>
  );
}
