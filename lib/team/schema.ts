import { z } from 'zod';
import { operationId, OUT_OF_DATE } from '@/lib/forms/fields';
import { ROLE_KEYS } from '@/lib/auth/roles';

export const roleSchema = z.enum(ROLE_KEYS, 'Role is missing. Choose one.');

/** The key of a member in an address. */
export const memberKeySchema = z.uuid();

/** What a button about one member sends. */
export const memberSchema = z.object({ operationId, memberId: z.uuid(OUT_OF_DATE) });

export const changeRoleSchema = memberSchema.extend({ role: roleSchema });

/** The same from a page of its own, which then leads back to the team. */
export const askedMemberSchema = memberSchema.extend({
  then: z.literal('team').optional().catch(undefined),
});
