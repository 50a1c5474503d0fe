import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/client';
import { ticketFor } from '@/lib/accounts/sign-in/ticket';
import type { Person } from './team';

/** The cookie between the two steps of log-in, after the right password. */
export async function ticketCookieOf({ actor }: Person): Promise<string> {
  const { passwordHash } = await db().user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { passwordHash: true },
  });
  const ticket = await ticketFor({
    operationId: randomUUID(),
    userId: actor.userId,
    passwordHash: passwordHash!,
  });
  return `order-desk-log-in=${ticket}`;
}
