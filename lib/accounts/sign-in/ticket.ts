import { hash } from 'node:crypto';
import { z } from 'zod';
import { seal, unseal } from '@/lib/auth/sealing';

/** How long there is between password and one-time code, in milliseconds. */
export const TICKET_MS = 5 * 60 * 1_000;

const PURPOSE = 'log-in';

const ticketSchema = z.object({
  operationId: z.string(),
  userId: z.string(),
  /** Which password was right: another one since makes the ticket worthless. */
  fingerprint: z.string(),
  expires: z.number(),
});

/** What proves for five minutes that somebody's password was right, and lets nobody in by itself. */
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

/** What a ticket says; null for one that has expired, or is none. */
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
