'use client';

import type { FormState } from '@/lib/forms/form-state';
import * as messages from '@/lib/messages';
import { PasswordField } from './password-field';

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
        label={messages.currentPasswordLabel}
        name="currentPassword"
        autoComplete="current-password"
        error={errors.currentPassword}
      />
    </>
  );
}
