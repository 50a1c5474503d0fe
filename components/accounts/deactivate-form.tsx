'use client';

import { Form } from '@/components/ui/form';
import { CurrentPasswordField } from '@/components/ui/own-password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import * as messages from '@/lib/accounts/messages';
import type { FormAction } from '@/lib/forms/form-state';
import { CancelLink } from './cancel-link';

export function DeactivateForm({
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
      {(state) => (
        <>
          <CurrentPasswordField state={state} username={username} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton look="danger">{messages.deactivateButton}</SubmitButton>
            <CancelLink href="/profile" />
          </div>
        </>
      )}
    </Form>
  );
}
