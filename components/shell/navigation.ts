import type { IconName } from '@/components/ui/icons';
import type { Permission } from '@/lib/auth/roles';

/** Only hides what isn't allowed; pages and mutations check again. */
export const SHELL_PERMISSIONS = [
  'deliveries.read',
  'orders.create',
  'orders.edit',
  'orders.bulk',
  'log.read',
  'views.save',
  'team.manage',
  'workspace.settings',
] as const satisfies Permission[];
export type ShellPermission = (typeof SHELL_PERMISSIONS)[number];

export type Granted = readonly ShellPermission[];

/** Without `needs`, for everyone. */
export type Offer = { needs?: ShellPermission };

export function offered<O extends Offer>(offers: readonly O[], granted: Granted): O[] {
  return offers.filter(({ needs }) => needs === undefined || granted.includes(needs));
}

type Place = 'top' | 'bottom' | 'palette';

export type NavigationEntry = Offer & {
  path: string;
  label: string;
  /** For the bottom bar. */
  shortLabel?: string;
  icon: IconName;
  /** Search words for the palette, besides the label. */
  words: string;
  shownIn: readonly Place[];
};

const EVERYWHERE = ['top', 'bottom', 'palette'] as const;

/** In display order. The bottom bar has room for five. */
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

export function pagesIn(place: Place, granted: Granted): NavigationEntry[] {
  return offered(NAVIGATION, granted).filter(({ shownIn }) => shownIn.includes(place));
}
