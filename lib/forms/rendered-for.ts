import type { Actor } from '@/lib/auth/actor';
import { Refusal } from '@/lib/errors';

/** The hidden field of every form of someone who is signed in: the ID of the user for whom it was rendered. */
export const RENDERED_FOR = 'renderedFor';

/**
 * Tabs share a browser's session, so a form may be sent after someone else has signed in. It guards against mistakes, not
 * attacks: what the actor may do is checked elsewhere.
 * @throws Refusal `other-user` where the form was rendered for another user, `out-of-date` where it does not tell
 */
export function assertRenderedFor(actor: Actor, userId: string | undefined): void {
  if (userId === actor.userId) return;
  throw userId ? new Refusal('other-user', { name: actor.name }) : new Refusal('out-of-date', {});
}
