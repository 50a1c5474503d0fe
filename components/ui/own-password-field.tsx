'use client';

import type { FormState } from '@/lib/forms/form-state';
import { PasswordField } from './password-field';

/** Tells password managers whose password is asked for beside it. */
export function HiddenUsername({ username }: { username: string }) {
  return (
    <input
      type="text"
      name="username"
      autoComplete="username"
      defaultValue={username}
      readOnly
      hidden
    />
  );
}

/** The password of who is signed in, typed again. */
export function CurrentPasswordField({
  state: { attempt, errors },
  username,
}: {
  state: FormState;
  username: string;
}) {
  return (
    <>
      <HiddenUsername username={username} />
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
