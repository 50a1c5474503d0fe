'use client';

import { Field } from '@/components/ui/field';
import { PasswordField } from '@/components/ui/password-field';
import type { FormState } from '@/lib/forms/form-state';

/** The password, typed again. `username` is for password managers, which need to know whose it is. */
export function OwnPasswordField({
  state: { attempt, errors },
  username,
}: {
  state: FormState;
  username: string;
}) {
  return (
    <>
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
    </>
  );
}

/** A code of the authenticator application; where `orRecoveryCode`, letters too, so no keypad of digits. */
export function CodeField({
  state: { attempt, errors },
  orRecoveryCode = false,
}: {
  state: FormState;
  orRecoveryCode?: boolean;
}) {
  return (
    <Field
      key={`code-${attempt}`}
      label="One-time code"
      name="code"
      autoComplete="one-time-code"
      inputMode={orRecoveryCode ? 'text' : 'numeric'}
      autoCapitalize="none"
      spellCheck={false}
      error={errors.code}
      help={
        orRecoveryCode
          ? 'The six digits that your application shows now, or one of your recovery codes.'
          : 'The six digits that your application shows now.'
      }
    />
  );
}
