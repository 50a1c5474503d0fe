import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import type { Listing } from './params';

/** What of a listing the actor may ask for: conditions about other people only where they may know of these. */
export function listingFor(actor: Actor, listing: Listing): Listing {
  if (may(actor, 'people.list')) return listing;
  const { createdBy: _createdBy, courier: _courier, ...rest } = listing;
  return rest;
}
