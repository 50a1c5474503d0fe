import { ActionForm } from '@/components/ui/action-form';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { ButtonAction } from '@/lib/forms/form-state';
import * as messages from './messages';
import { NavLink } from './nav-link';
import { pagesIn, type Granted } from './navigation';
import { SearchField } from './search-field';
import { Shortcuts } from './shortcuts';

export function TopBar({
  workspaceName,
  userName,
  granted,
  logOut,
}: {
  workspaceName: string;
  userName: string;
  granted: Granted;
  logOut: ButtonAction;
}) {
  return (
    <header className="top-bar">
      <div>
        <span className="workspace">
          <Icon name="orders" size={20} />
          <span>
            <bdi>{workspaceName}</bdi>
          </span>
        </span>
        <nav aria-label={messages.mainNavigation}>
          {pagesIn('top', granted).map(({ path, label }) => (
            <NavLink key={path} href={path}>
              {label}
            </NavLink>
          ))}
        </nav>
        <SearchField />
        <span className="user">
          <span>
            <bdi>{userName}</bdi>
          </span>
          <button
            type="button"
            data-shows="help"
            aria-label={messages.shortcutsTitle}
            aria-keyshortcuts="?"
            aria-haspopup="dialog"
            className={buttonClass({ look: 'quiet', className: 'max-md:hidden noscript:hidden' })}
          >
            ?
          </button>
          <ActionForm action={logOut} className="max-md:hidden">
            <button type="submit" data-log-out="" className={buttonClass({ look: 'quiet' })}>
              <Icon name="sign-out" /> {messages.logOut}
            </button>
          </ActionForm>
        </span>
      </div>
      <Shortcuts granted={granted} />
    </header>
  );
}
