import { AsyncLocalStorage } from 'node:async_hooks';
import { newId } from '@/lib/db/id';
import { env } from '@/lib/env';
import type { TemporaryFailure } from '@/lib/errors';

/** What is known about the request that is being served; its log lines carry the ids. */
export type RequestContext = {
  readonly requestId: string;
  userId?: string;
  workspaceId?: string;
  /** The client's address: IPv4, or the /64 of an IPv6 one. Undefined where it is not known. */
  address?: string | undefined;
  /** Whether the browser reached this site over TLS. */
  isSecure?: boolean;
  /** Whether an action was reached: what was sent could be read. */
  isActing?: boolean;
  /** Why the fields of a form were not saved. */
  unsaved?: string;
  /** Whether there is no such page for whoever asks. */
  isMissing?: boolean;
  /** Until when its passwords wait for their turns, by `performance.now()`. */
  passwordsWaitUntil?: number;
  /** The temporary failure that this request ran into first. */
  failure?: TemporaryFailure;
};

// The server process and each of Next's bundles load this module for themselves; the storage has to be one.
const shared = globalThis as typeof globalThis & {
  orderDeskRequests?: AsyncLocalStorage<RequestContext>;
};
const requests = (shared.orderDeskRequests ??= new AsyncLocalStorage());

/** Runs `work`, and all that it starts, as part of a request. */
export function withRequest<T>(context: RequestContext, work: () => T): T {
  return requests.run(context, work);
}

/** The request that the calling code works for; undefined outside of one, and in the development server. */
export function requestContext(): RequestContext | undefined {
  return requests.getStore();
}

/** Notes where the request comes from. */
export function noteSender({
  address,
  isSecure,
}: Pick<RequestContext, 'address' | 'isSecure'>): void {
  const context = requests.getStore();
  if (context) Object.assign(context, { address, isSecure });
}

/** Notes that what was sent has reached an action of ours. */
export function noteAction(): void {
  const context = requests.getStore();
  if (context) context.isActing = true;
}

/** Notes why the fields of a form were not saved, in case the form's page is gone and cannot show it. */
export function noteUnsaved(reason: string): void {
  const context = requests.getStore();
  if (context) context.unsaved = reason;
}

/** Notes that there is no such page; false outside of a request, where the answer's status cannot follow. */
export function noteMissing(): boolean {
  const context = requests.getStore();
  if (context) context.isMissing = true;
  return context !== undefined;
}

/** Records a temporary failure: the database did not answer in time, or too many passwords or uploads are waiting. */
export function noteTemporaryFailure(failure: TemporaryFailure): void {
  const context = requests.getStore();
  if (context) context.failure ??= failure;
}

/** Sets how long a request waits for its passwords, when the first of them begins to wait. */
export function waitForPasswordsUntil(time: number): number {
  const context = requests.getStore();
  return context ? (context.passwordsWaitUntil ??= time) : time;
}

/** Notes who asks, for the lines that this request has yet to write. */
export function noteActor({ userId, workspaceId }: { userId: string; workspaceId: string }): void {
  const context = requests.getStore();
  if (context) Object.assign(context, { userId, workspaceId });
}

/** The header that carries the id of a request, from a proxy to us and from us to the browser. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** What a proxy's ids look like; anything else could be made to say something in a log. */
const PLAIN = /^[A-Za-z0-9._-]{8,64}$/;

/** The id that a proxy in front gave to a request, when it is a plain one; a new one otherwise. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && PLAIN.test(header) ? header : newId();
}

/**
 * Whether browsers reach this site over TLS, which decides names and flags of all cookies: as AUTH_URL says, or else as a
 * trusted proxy said of the request that is being served.
 */
export function isOverTls(): boolean {
  return requestContext()?.isSecure ?? env().AUTH_URL?.startsWith('https:') ?? false;
}
