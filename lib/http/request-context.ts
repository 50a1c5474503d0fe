import { AsyncLocalStorage } from 'node:async_hooks';
import { newId } from '@/lib/db/id';
import { env } from '@/lib/env';
import type { TemporaryFailure } from '@/lib/errors';

export type RequestContext = {
  readonly requestId: string;
  userId?: string;
  workspaceId?: string;
  address?: string | undefined;
  isSecure?: boolean;
  /** Whether the request reached an action, so its body was readable. */
  isActing?: boolean;
  unsaved?: string;
  isMissing?: boolean;
  passwordsWaitUntil?: number;
  /** The first temporary failure. Later work in the request retries only once. */
  failure?: TemporaryFailure;
};

// The server process and Next's bundles load separate copies of this module; they must share the storage.
const shared = globalThis as typeof globalThis & {
  orderDeskRequests?: AsyncLocalStorage<RequestContext>;
};
const requests = (shared.orderDeskRequests ??= new AsyncLocalStorage());

export function withRequest<T>(context: RequestContext, run: () => T): T {
  return requests.run(context, run);
}

export function requestContext(): RequestContext | undefined {
  return requests.getStore();
}

export function noteSender({
  address,
  isSecure,
}: Pick<RequestContext, 'address' | 'isSecure'>): void {
  const context = requests.getStore();
  if (context) Object.assign(context, { address, isSecure });
}

export function noteAction(): void {
  const context = requests.getStore();
  if (context) context.isActing = true;
}

export function noteUnsaved(reason: string): void {
  const context = requests.getStore();
  if (context) context.unsaved = reason;
}

/** False outside a request, as in tests. */
export function noteMissing(): boolean {
  const context = requests.getStore();
  if (context) context.isMissing = true;
  return context !== undefined;
}

export function noteTemporaryFailure(failure: TemporaryFailure): void {
  const context = requests.getStore();
  if (context) context.failure ??= failure;
}

/** The deadline of the first call, for all passwords of the request. */
export function waitForPasswordsUntil(time: number): number {
  const context = requests.getStore();
  return context ? (context.passwordsWaitUntil ??= time) : time;
}

export function noteActor({ userId, workspaceId }: { userId: string; workspaceId: string }): void {
  const context = requests.getStore();
  if (context) Object.assign(context, { userId, workspaceId });
}

export const REQUEST_ID_HEADER = 'x-request-id';

/** A proxy's ID in any other format could forge log content. */
const PLAIN = /^[A-Za-z0-9._-]{8,64}$/;

export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && PLAIN.test(header) ? header : newId();
}

export function isOverTls(): boolean {
  return requestContext()?.isSecure ?? env().AUTH_URL?.startsWith('https:') ?? false;
}
