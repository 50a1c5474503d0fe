import type { Actor } from '@/lib/auth/actor';
import { Refusal } from '@/lib/errors';

export const RENDERED_FOR = 'renderedFor';

/** Tabs share a session, so someone else may have signed in. Prevents mistakes, not attacks. */
export function assertRenderedFor(actor: Actor, userId: string | undefined): void {
  if (userId === actor.userId) return;
  throw userId ? new Refusal('other-user', { name: actor.name }) : new Refusal('out-of-date', {});
}
