import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { formAction } from '@/lib/forms/form-action';
import type { FormAction } from '@/lib/forms/form-state';

/**
 * Returns the codes as `values.recoveryCodes`, separated by spaces: no other page can show them.
 */
export function showingCodes<S extends z.ZodType>(
  schema: S,
  text: string,
  verb: (actor: Actor, input: z.output<S>) => Promise<string[]>,
): FormAction {
  return async (state, form) => {
    let recoveryCodes: string | undefined;
    const action = formAction(schema, async (actor, input) => {
      recoveryCodes = (await verb(actor, input)).join(' ');
      return { message: { text } };
    });
    const answer = await action(state, form);
    return recoveryCodes === undefined ? answer : { ...answer, values: { recoveryCodes } };
  };
}
