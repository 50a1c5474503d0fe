import { Icon } from '@/components/ui/icon';
import * as messages from './messages';
import { NavLink } from './nav-link';
import { pagesIn, type Granted } from './navigation';

export function BottomBar({ granted }: { granted: Granted }) {
  return (
    <nav aria-label={messages.mainNavigation} className="bottom-bar">
      <ul>
        {pagesIn('bottom', granted).map(({ path, icon, label, shortLabel = label }) => (
          <li key={path}>
            <NavLink href={path} label={shortLabel === label ? undefined : label}>
              <Icon name={icon} size={20} />
              {shortLabel}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
