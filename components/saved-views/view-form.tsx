'use client';

import type { ReactNode } from 'react';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/forms/form-state';
import * as messages from '@/lib/saved-views/messages';

export type ViewFormValues = {
  operationId: string;
  /** In canonical form, for a new view. */
  query?: string;
  /** Of an existing view. */
  id?: string;
  name?: string;
  shared?: boolean;
  opensFirst?: boolean;
};

export function ViewForm({
  action,
  initial,
  mayShare,
  children,
}: {
  action: FormAction;
  initial: ViewFormValues;
  mayShare: boolean;
  children: ReactNode;
}) {
  const isNew = initial.id === undefined;
  return (
    <Form action={action} operationId={initial.operationId}>
      {({ attempt, values, errors }) => {
        const isAnswer = attempt > 0;
        const shared = isAnswer ? values.sharing === 'workspace' : initial.shared === true;
        const opensFirst = isAnswer ? values.opensFirst === 'yes' : initial.opensFirst === true;
        return (
          <>
            <input
              type="hidden"
              name={isNew ? 'query' : 'id'}
              value={isNew ? (initial.query ?? '') : initial.id}
            />
            <Field
              label={messages.nameLabel}
              name="name"
              defaultValue={values.name ?? initial.name ?? ''}
              error={errors.name}
              autoComplete="off"
              autoFocus
            />
            {mayShare ? (
              <fieldset>
                <legend className="font-medium">{messages.sharingLegend}</legend>
                <Choice type="radio" name="sharing" value="me" defaultChecked={!shared}>
                  {messages.onlyMe}
                </Choice>
                <Choice type="radio" name="sharing" value="workspace" defaultChecked={shared}>
                  {messages.wholeWorkspace}
                </Choice>
              </fieldset>
            ) : null}
            <Choice type="checkbox" name="opensFirst" value="yes" defaultChecked={opensFirst}>
              {messages.makeDefaultLabel}
            </Choice>
            <div className="flex flex-wrap gap-3 max-md:[&>*]:flex-1">
              <SubmitButton>
                {isNew ? messages.saveButton : messages.saveChangesButton}
              </SubmitButton>
              {children}
            </div>
          </>
        );
      }}
    </Form>
  );
}

function Choice({
  children,
  ...input
}: {
  type: 'radio' | 'checkbox';
  name: string;
  value: string;
  defaultChecked: boolean;
  children: ReactNode;
}) {
  return (
    <label className="flex min-h-11 items-center gap-3">
      <input {...input} className="size-5 accent-accent" />
      {children}
    </label>
  );
}
