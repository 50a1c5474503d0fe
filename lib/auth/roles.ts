import type { Role } from './actor';

const HOMES = {
  OWNER: '/orders',
  DISPATCHER: '/orders',
  COURIER: '/deliveries',
} as const satisfies Record<Role, string>;

/** The page where people of this role start, as a path on this site. */
export function homeOf(role: Role): (typeof HOMES)[Role] {
  return HOMES[role];
}

/** What those pages are called. */
export const HOME_NAMES: Record<(typeof HOMES)[Role], string> = {
  '/orders': 'Orders',
  '/deliveries': 'My deliveries',
};
