import { z } from 'zod';
import { ROLE_KEYS } from '@/lib/auth/roles';
import { operationId, OUT_OF_DATE } from '@/lib/forms/fields';
import { roleMissing } from './messages';

export const roleSchema = z.enum(ROLE_KEYS, roleMissing);

export const memberKeySchema = z.uuid();

export const memberSchema = z.object({ operationId, memberId: z.uuid(OUT_OF_DATE) });

export const changeRoleSchema = memberSchema.extend({ role: roleSchema });

/** From a page of its own, which then returns to the team. */
export const confirmedMemberSchema = memberSchema.extend({
  then: z.literal('team').optional().catch(undefined),
});
