import type { Role } from '@/lib/auth/roles';

/** Server-sent events: IDs only, no order data. */

/** A screen that missed more entries reloads as a whole. */
export const MOST_ORDERS = 100;

export function retryLine(ms: number): string {
  return `retry: ${Math.round(ms)}\n\n`;
}

export function headEvent(seq: number): string {
  return event('head', '{}', seq);
}

/** Null: too many orders, or orders that this user may not know. */
export function changeEvent(seq: number, orders: readonly string[] | null): string {
  return event('change', JSON.stringify({ orders }), seq);
}

export type Over = 'session' | 'role';

export function overEvent(why: Over): string {
  return event(why === 'role' ? 'role' : 'end', '{}');
}

/** An event, not a comment, which a page can't hear. */
export function beatEvent(seq: number): string {
  return event('beat', '{}', seq);
}

function event(name: string, data: string, seq?: number): string {
  const id = seq === undefined ? '' : `id: ${seq}\n`;
  return `${id}event: ${name}\ndata: ${data}\n\n`;
}

/** One open page. Its functions must not throw. */
export type Screen = {
  readonly sessionId: string;
  readonly workspaceId: string;
  readonly role: Role;
  seq: number | null;
  send: (event: string) => void;
  end: (why: Over | 'server') => void;
};
