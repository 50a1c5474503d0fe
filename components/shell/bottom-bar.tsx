import { Icon } from '@/components/ui/icon';
import * as messages from './messages';
import { NavLink } from './nav-link';
import { pagesIn, type Granted } from './navigation';

export function BottomBar({ granted }: { granted: Granted }) {
  return (
    <nav
      aria-label={messages.mainNavigation}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-page pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      <ul className="flex">
        {pagesIn('bottom', granted).map(({ path, icon, label, shortLabel = label }) => (
          <li key={path} className="flex-1">
            <NavLink
              href={path}
              label={shortLabel === label ? undefined : label}
              className="flex h-14 flex-col items-center justify-center gap-0.5 text-xs text-muted aria-[current]:font-medium aria-[current]:text-accent"
            >
              <Icon name={icon} size={20} />
              {shortLabel}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
