import { Field } from '@/components/ui/field';
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
      label="Username"
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
