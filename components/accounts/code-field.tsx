'use client';

import { Field } from '@/components/ui/field';
import type { FormState } from '@/lib/forms/form-state';

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
