'use client';

import { useSyncExternalStore } from 'react';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { NewPasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import * as messages from '@/lib/accounts/messages';
import type { FormAction } from '@/lib/forms/form-state';
import * as workspaces from '@/lib/workspaces/messages';
import { UsernameField } from './username-field';

export function SignUpForm({
  action,
  operationId,
  minPassword,
}: {
  action: FormAction;
  operationId: string;
  minPassword: number;
}) {
  return (
    <Form action={action} operationId={operationId}>
      {(state) => (
        <>
          <TimeZoneField />
          <UsernameField state={state} autoFocus />
          <NewPasswordField
            key={state.attempt}
            label={messages.passwordLabel}
            name="password"
            minLength={minPassword}
            error={state.errors.password}
          />
          <Field
            label={workspaces.nameLabel}
            name="workspaceName"
            autoComplete="organization"
            defaultValue={state.values.workspaceName ?? ''}
            error={state.errors.workspaceName}
            help={messages.newWorkspaceHelp}
          />
          <SubmitButton className="w-full">{messages.signUpButton}</SubmitButton>
        </>
      )}
    </Form>
  );
}

/** Submits the device's time zone for the workspace; UTC without JavaScript. */
function TimeZoneField() {
  const timeZone = useSyncExternalStore(
    () => () => {},
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
  return <input type="hidden" name="timeZone" value={timeZone} />;
}
