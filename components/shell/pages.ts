import type { IconName } from '@/components/ui/icon';
import type { Permission } from '@/lib/auth/roles';

/** What the shell asks before it offers something. To offer less is a courtesy; pages and verbs ask for themselves. */
export const SHELL_PERMISSIONS = [
  'deliveries.read',
  'orders.create',
  'orders.edit',
  'orders.group',
  'log.read',
  'views.save',
  'team.manage',
  'workspace.settings',
] as const satisfies Permission[];
export type ShellPermission = (typeof SHELL_PERMISSIONS)[number];

/** Those of them that who is signed in has. */
export type Granted = readonly ShellPermission[];

/** Something that is offered to who has a permission; to everybody, where it needs none. */
export type Offer = { needs?: ShellPermission };

/** Those of the offers that are for who has these permissions. */
export function offered<O extends Offer>(offers: readonly O[], granted: Granted): O[] {
  return offers.filter(({ needs }) => needs === undefined || granted.includes(needs));
}

/** A page of the navigation: on which screens, under which icon where there is one. */
type NavPage = Offer & { href: string; name: string; icon: IconName };

/** The pages that stand on the bar of wide screens. */
export const WIDE_PAGES: readonly Omit<NavPage, 'icon'>[] = [
  { href: '/deliveries', name: 'My deliveries', needs: 'deliveries.read' },
  { href: '/orders', name: 'Orders' },
  { href: '/logs', name: 'Logs', needs: 'log.read' },
  { href: '/team', name: 'Team', needs: 'team.manage' },
  { href: '/settings', name: 'Settings', needs: 'workspace.settings' },
  { href: '/profile', name: 'Profile' },
];

/** Those under the thumb on narrow screens, of which there is room for five. */
export const NARROW_PAGES: readonly NavPage[] = [
  { href: '/deliveries', name: 'My deliveries', icon: 'truck', needs: 'deliveries.read' },
  { href: '/orders', name: 'Orders', icon: 'orders' },
  { href: '/orders/new', name: 'New', icon: 'plus', needs: 'orders.create' },
  { href: '/logs', name: 'Logs', icon: 'log', needs: 'log.read' },
  { href: '/team', name: 'Team', icon: 'users', needs: 'team.manage' },
  { href: '/profile', name: 'Profile', icon: 'user' },
];
