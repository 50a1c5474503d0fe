'use client';

import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { PasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/forms/form-state';

/** `next` is the path that was asked for first; the action takes people there. */
export function LogInForm({ action, next }: { action: FormAction; next: string | undefined }) {
  return (
    <Form action={action}>
      {({ attempt, values, errors }) => (
        <>
          <input type="hidden" name="next" value={next ?? ''} />
          <Field
            label="Username"
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus={!values.username}
            defaultValue={values.username ?? ''}
            error={errors.username}
          />
          <PasswordField
            key={`first-${attempt}`}
            label="Password"
            name="password"
            autoComplete="current-password"
            error={errors.password}
          />
          <SubmitButton className="w-full">Log in</SubmitButton>
        </>
      )}
    </Form>
  );
}
