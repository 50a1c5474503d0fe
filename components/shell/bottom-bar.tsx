import { Icon, type IconName } from '@/components/ui/icon';
import { NavLink } from './nav-link';

const PAGES: { href: string; icon: IconName; name: string }[] = [
  { href: '/orders', icon: 'orders', name: 'Orders' },
  { href: '/orders/new', icon: 'plus', name: 'New' },
  { href: '/logs', icon: 'log', name: 'Logs' },
  { href: '/profile', icon: 'user', name: 'Profile' },
];

/** The pages under the thumb, on narrow screens. */
export function BottomBar() {
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-page pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      <ul className="flex">
        {PAGES.map(({ href, icon, name }) => (
          <li key={href} className="flex-1">
            <NavLink
              href={href}
              className="flex h-14 flex-col items-center justify-center gap-0.5 text-xs text-muted aria-[current]:font-medium aria-[current]:text-accent"
            >
              <Icon name={icon} size={20} />
              {name}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
