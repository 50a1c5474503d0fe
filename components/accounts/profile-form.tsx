'use client';

import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/forms/form-state';
import type { Details } from '@/lib/accounts/user';

export function ProfileForm({
  action,
  operationId,
  details,
}: {
  action: FormAction;
  operationId: string;
  details: Details;
}) {
  return (
    <Form action={action} operationId={operationId}>
      {({ values, errors }) => (
        <>
          <Field
            label="Name"
            name="name"
            autoComplete="name"
            defaultValue={values.name ?? details.name}
            error={errors.name}
            help="Shown in the log and on orders."
          />
          <Field
            label="Username"
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={values.username ?? details.username}
            error={errors.username}
            help="You log in with it."
          />
          <Field
            label="E-mail address"
            name="email"
            type="email"
            autoComplete="email"
            defaultValue={values.email ?? details.email ?? ''}
            error={errors.email}
            help="Optional."
          />
          <SubmitButton look="secondary">Save profile</SubmitButton>
        </>
      )}
    </Form>
  );
}
