import { headers } from 'next/headers';
import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { newId } from '@/lib/db/id';
import { env } from '@/lib/env';
import { formAction } from '@/lib/forms/form-action';
import type { FormAction } from '@/lib/forms/form-state';
import { deskOrigin } from '@/lib/http/origin';

/**
 * A form whose answer shows a link, in full, as `values.link`: there alone, where it is seen once, and not in a message or
 * an address. What is sent after that is another operation. `makePath` answers with the path of the link.
 */
export function linkAction<S extends z.ZodType>(
  schema: S,
  makePath: (actor: Actor, input: z.output<S>) => Promise<string>,
): FormAction {
  return async (state, form) => {
    const made: { path?: string } = {};
    const action = formAction(schema, async (actor, input) => {
      made.path = await makePath(actor, input);
      return {};
    });
    const answer = await action(state, form);
    if (made.path === undefined) return answer;
    const link = deskOrigin(await headers(), env().AUTH_URL) + made.path;
    return { ...answer, values: { operationId: newId(), link } };
  };
}
