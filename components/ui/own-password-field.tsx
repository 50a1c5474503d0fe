'use client';

import type { FormState } from '@/lib/forms/form-state';
import { PasswordField } from './password-field';

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
