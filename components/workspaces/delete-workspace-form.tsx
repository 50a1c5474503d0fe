'use client';

import type { ReactNode } from 'react';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { CurrentPasswordField } from '@/components/ui/own-password-field';
import { Sentence } from '@/components/ui/sentence';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/forms/form-state';
import * as messages from '@/lib/workspaces/messages';

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
  username: string;
  children: ReactNode;
}) {
  return (
    <Form action={action} operationId={operationId}>
      {(state) => (
        <>
          <Field
            label={messages.nameLabel}
            name="confirmation"
            defaultValue={state.values.confirmation ?? ''}
            error={state.errors.confirmation}
            help={
              <Sentence
                text={messages.confirmText}
                parts={{
                  name: (
                    <strong className="font-medium wrap-anywhere whitespace-pre-wrap text-ink">
                      {workspaceName}
                    </strong>
                  ),
                }}
              />
            }
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <CurrentPasswordField state={state} username={username} />
          <div className="flex flex-wrap gap-3">
            <SubmitButton look="danger">{messages.deleteButton}</SubmitButton>
            {children}
          </div>
        </>
      )}
    </Form>
  );
}
