import 'server-only';
import { cookies } from 'next/headers';
import { isOverTls } from '@/lib/http/request-context';
import { TICKET_MS } from './ticket';
import { cookieName, cookieOptions } from '@/lib/auth/session-cookie';

/** Call only in actions. */
export async function storeTicket(ticket: string): Promise<void> {
  const options = { ...cookieOptions(isOverTls()), maxAge: TICKET_MS / 1_000 };
  (await cookies()).set(nameOfCookie(), ticket, options);
}

export async function readTicketCookie(): Promise<string | null> {
  return (await cookies()).get(nameOfCookie())?.value ?? null;
}

/** Call only in actions. */
export async function deleteTicket(): Promise<void> {
  // A `__Host-` cookie is deleted only with the attributes it was set with.
  const options = { ...cookieOptions(isOverTls()), maxAge: 0 };
  (await cookies()).set(nameOfCookie(), '', options);
}

const nameOfCookie = () => cookieName('order-desk-log-in', isOverTls());
