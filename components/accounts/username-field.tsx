import { Field } from '@/components/ui/field';
import * as messages from '@/lib/accounts/messages';
import type { FormState } from '@/lib/forms/form-state';

export function UsernameField({
  state: { values, errors },
  autoFocus,
}: {
  state: FormState;
  autoFocus: boolean;
}) {
  return (
    <Field
      label={messages.usernameLabel}
      name="username"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      autoFocus={autoFocus}
      defaultValue={values.username ?? ''}
      error={errors.username}
    />
  );
}
