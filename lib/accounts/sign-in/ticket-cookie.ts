import 'server-only';
import { cookies } from 'next/headers';
import { isOverTls } from '@/lib/http/request-context';
import { TICKET_MS } from './ticket';
import { cookieName, cookieOptions } from '@/lib/auth/session-cookie';

/** Keeps, between the two steps of log-in, that the password was right. Only in actions. */
export async function storeTicket(ticket: string): Promise<void> {
  const options = { ...cookieOptions(isOverTls()), maxAge: TICKET_MS / 1_000 };
  (await cookies()).set(nameOfCookie(), ticket, options);
}

/** The ticket of this browser, null where there is none. */
export async function readTicketCookie(): Promise<string | null> {
  return (await cookies()).get(nameOfCookie())?.value ?? null;
}

/** Forgets the ticket. Only in actions. */
export async function dropTicket(): Promise<void> {
  // Browsers take a cookie of this prefix, also one that ends it, only as it was set.
  const options = { ...cookieOptions(isOverTls()), maxAge: 0 };
  (await cookies()).set(nameOfCookie(), '', options);
}

const nameOfCookie = () => cookieName('order-desk-log-in', isOverTls());
