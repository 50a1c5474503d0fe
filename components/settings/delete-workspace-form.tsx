'use client';

import type { ReactNode } from 'react';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { PasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/forms/form-state';

/** Asks for the name of the workspace and the password, and then deletes it. */
export function DeleteWorkspaceForm({
  action,
  operationId,
  workspaceName,
  username,
  children,
}: {
  action: FormAction;
  operationId: string;
  workspaceName: string;
  /** For password managers, which need to know whose password it is. */
  username: string;
  /** The way back. */
  children: ReactNode;
}) {
  return (
    <Form action={action} operationId={operationId}>
      {({ attempt, values, errors }) => (
        <>
          <Field
            label="Workspace name"
            name="confirmation"
            defaultValue={values.confirmation ?? ''}
            error={errors.confirmation}
            help={
              <>
                To confirm, type it as it is written here:{' '}
                <strong className="font-medium wrap-anywhere whitespace-pre-wrap text-ink">
                  {workspaceName}
                </strong>
              </>
            }
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <input
            type="text"
            name="username"
            autoComplete="username"
            defaultValue={username}
            readOnly
            hidden
          />
          <PasswordField
            key={attempt}
            label="Current password"
            name="currentPassword"
            autoComplete="current-password"
            error={errors.currentPassword}
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton look="danger">Delete workspace</SubmitButton>
            {children}
          </div>
        </>
      )}
    </Form>
  );
}
