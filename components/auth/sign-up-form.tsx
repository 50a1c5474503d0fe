'use client';

import { useSyncExternalStore } from 'react';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { PasswordField } from '@/components/ui/password-field';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/forms/form-state';

export function SignUpForm({ action, minPassword }: { action: FormAction; minPassword: number }) {
  return (
    <Form action={action}>
      {({ attempt, values, errors }) => (
        <>
          <TimeZoneField />
          <Field
            label="Username"
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
            defaultValue={values.username ?? ''}
            error={errors.username}
          />
          <PasswordField
            key={`first-${attempt}`}
            label="Password"
            name="password"
            autoComplete="new-password"
            rule={{
              length: minPassword,
              text: `At least ${minPassword} characters, any you like.`,
            }}
            error={errors.password}
          />
          <Field
            label="Workspace name"
            name="workspaceName"
            autoComplete="organization"
            defaultValue={values.workspaceName ?? ''}
            error={errors.workspaceName}
            help="Optional. The name of your business."
          />
          <SubmitButton className="w-full">Sign up</SubmitButton>
        </>
      )}
    </Form>
  );
}

/** Tells the time zone of the device, which becomes the workspace's; UTC without JavaScript. */
function TimeZoneField() {
  const timeZone = useSyncExternalStore(
    () => () => {},
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
  return <input type="hidden" name="timeZone" value={timeZone} />;
}
