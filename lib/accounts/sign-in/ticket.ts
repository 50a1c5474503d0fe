import { hash } from 'node:crypto';
import { z } from 'zod';
import { seal, unseal } from '@/lib/auth/sealing';

export const TICKET_MS = 5 * 60 * 1_000;

const PURPOSE = 'log-in';

const ticketSchema = z.object({
  operationId: z.string(),
  userId: z.string(),
  /** Invalidates the ticket when the password changes. */
  fingerprint: z.string(),
  expires: z.number(),
});

/** Proves that the password was right; grants no access alone. */
export function ticketFor({
  operationId,
  userId,
  passwordHash,
}: {
  operationId: string;
  userId: string;
  passwordHash: string;
}): Promise<string> {
  const fingerprint = fingerprintOf(passwordHash);
  const expires = Date.now() + TICKET_MS;
  return seal(JSON.stringify({ operationId, userId, fingerprint, expires }), PURPOSE);
}

/** Null when expired or not one of ours. */
export async function readTicket(
  ticket: string,
  now: Date,
): Promise<z.infer<typeof ticketSchema> | null> {
  const opened = await unseal(ticket, PURPOSE);
  if (opened === null) return null;
  const read = ticketSchema.parse(JSON.parse(opened));
  return read.expires > now.getTime() ? read : null;
}

export function fingerprintOf(passwordHash: string | null): string {
  return hash('sha256', passwordHash ?? '', 'hex');
}
