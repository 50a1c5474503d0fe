import type { IconName } from '@/components/ui/icons';
import type { Permission } from '@/lib/auth/roles';

/** What the shell checks before it offers something. Hiding is a courtesy; pages and mutations check for themselves. */
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

/** The shell permissions of the signed-in user. */
export type Granted = readonly ShellPermission[];

/** Something offered to those who have a permission; to everyone where it needs none. */
export type Offer = { needs?: ShellPermission };

/** The offers for someone with these permissions. */
export function offered<O extends Offer>(offers: readonly O[], granted: Granted): O[] {
  return offers.filter(({ needs }) => needs === undefined || granted.includes(needs));
}

/** The bar at the top of wide screens, the bar at the bottom of phones, and the command palette. */
type Place = 'top' | 'bottom' | 'palette';

export type NavigationEntry = Offer & {
  path: string;
  label: string;
  /** The label where there is little room. */
  shortLabel?: string;
  icon: IconName;
  /** What the palette finds it by, besides its label. */
  words: string;
  shownIn: readonly Place[];
};

const EVERYWHERE = ['top', 'bottom', 'palette'] as const;

/** Every page that the shell leads to, in order. The bottom bar has room for five. */
const NAVIGATION: readonly NavigationEntry[] = [
  {
    path: '/deliveries',
    label: 'My deliveries',
    icon: 'truck',
    words: 'round stops',
    needs: 'deliveries.read',
    shownIn: EVERYWHERE,
  },
  { path: '/orders', label: 'Orders', icon: 'orders', words: 'list', shownIn: EVERYWHERE },
  {
    path: '/orders/new',
    label: 'New order',
    shortLabel: 'New',
    icon: 'plus',
    words: 'create add',
    needs: 'orders.create',
    shownIn: ['bottom', 'palette'],
  },
  {
    path: '/orders?delivery=overdue',
    label: 'Overdue',
    icon: 'alert',
    words: 'late',
    shownIn: ['palette'],
  },
  {
    path: '/orders?delivery=today',
    label: 'Today',
    icon: 'clock',
    words: 'due',
    shownIn: ['palette'],
  },
  {
    path: '/orders/views',
    label: 'Views',
    icon: 'filter',
    words: 'saved filters',
    needs: 'views.save',
    shownIn: ['palette'],
  },
  {
    path: '/logs',
    label: 'Logs',
    icon: 'log',
    words: 'history',
    needs: 'log.read',
    shownIn: EVERYWHERE,
  },
  {
    path: '/team',
    label: 'Team',
    icon: 'users',
    words: 'members invite couriers roles',
    needs: 'team.manage',
    shownIn: EVERYWHERE,
  },
  {
    path: '/settings',
    label: 'Settings',
    icon: 'settings',
    words: 'workspace time zone sender',
    needs: 'workspace.settings',
    shownIn: ['top', 'palette'],
  },
  {
    path: '/profile',
    label: 'Profile',
    icon: 'user',
    words: 'password devices',
    shownIn: EVERYWHERE,
  },
];

/** The pages that one part of the shell shows to someone with these permissions. */
export function pagesIn(place: Place, granted: Granted): NavigationEntry[] {
  return offered(NAVIGATION, granted).filter(({ shownIn }) => shownIn.includes(place));
}
