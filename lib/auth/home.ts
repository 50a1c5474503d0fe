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
