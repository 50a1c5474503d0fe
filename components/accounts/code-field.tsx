'use client';

import { Field } from '@/components/ui/field';
import * as messages from '@/lib/accounts/two-factor/messages';
import type { FormState } from '@/lib/forms/form-state';

/** Recovery codes have letters, so they get no numeric keypad. */
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
      label={messages.codeLabel}
      name="code"
      autoComplete="one-time-code"
      inputMode={orRecoveryCode ? 'text' : 'numeric'}
      autoCapitalize="none"
      spellCheck={false}
      error={errors.code}
      help={orRecoveryCode ? messages.codeOrRecoveryCodeHelp : messages.codeHelp}
    />
  );
}
