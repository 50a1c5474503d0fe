import { headers } from 'next/headers';
import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { newId } from '@/lib/db/id';
import { env } from '@/lib/env';
import { formAction } from '@/lib/forms/form-action';
import type { FormAction } from '@/lib/forms/form-state';
import { deskOrigin } from '@/lib/http/origin';

/**
 * Returns the link as `values.link` only: shown once, never in a message or URL. The next submit is
 * a new operation.
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
