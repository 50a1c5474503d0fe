import type { Role } from '@/lib/auth/roles';

/** The events of the stream, in the words of server-sent events: ids only, nothing that an order says. */

/** More orders than this are told as "many". */
export const MOST_ORDERS = 100;

/** Sent first: how long a browser waits before it connects again, in milliseconds. */
export function retryLine(ms: number): string {
  return `retry: ${Math.round(ms)}\n\n`;
}

/** The log has `seq` entries: where a screen starts that did not say what it knows. */
export function headEvent(seq: number): string {
  return event('head', '{}', seq);
}

/** The log has grown to `seq` entries, about these orders; null stands for many, or for some that are not told. */
export function changeEvent(seq: number, orders: readonly string[] | null): string {
  return event('change', JSON.stringify({ orders }), seq);
}

/** Why a stream is over for good: the session has ended, or its user has another role than what is drawn was drawn for. */
export type Over = 'session' | 'role';

/** The last event of a stream that is over for good: as it is, the page has nothing to come back for. */
export function overEvent(why: Over): string {
  return event(why === 'role' ? 'role' : 'end', '{}');
}

/** The connection stands, and nothing happened to orders. An event rather than a comment, which a page could not hear. */
export function beatEvent(seq: number): string {
  return event('beat', '{}', seq);
}

function event(name: string, data: string, seq?: number): string {
  const id = seq === undefined ? '' : `id: ${seq}\n`;
  return `${id}event: ${name}\ndata: ${data}\n\n`;
}

/** One open page. Neither of its functions may throw. */
export type Screen = {
  readonly sessionId: string;
  readonly workspaceId: string;
  readonly role: Role;
  /** The entry of the log up to which it has been told; null until it is told where it stands. */
  seq: number | null;
  tell: (event: string) => void;
  /** Closes it: because it is over for good, or because this server stops. */
  end: (why: Over | 'server') => void;
};
