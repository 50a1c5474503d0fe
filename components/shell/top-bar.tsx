import { ActionForm } from '@/components/ui/action-form';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { ButtonAction } from '@/lib/forms/form-state';
import * as messages from './messages';
import { NavLink } from './nav-link';
import { pagesIn, type Granted } from './navigation';
import { SearchField } from './search-field';
import { Shortcuts } from './shortcuts';

const linkClass =
  'flex h-11 items-center rounded-md px-3 whitespace-nowrap text-muted hover:text-ink aria-[current]:font-medium aria-[current]:text-ink';

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
    <header className="border-b border-line print:hidden">
      <div className="mx-auto flex h-13 max-w-[1280px] items-center gap-1 px-4 text-sm">
        <span className="mr-3 flex items-center gap-2 font-semibold md:min-w-0">
          <span className="text-accent">
            <Icon name="orders" size={20} />
          </span>
          <span className="truncate max-md:sr-only">
            <bdi>{workspaceName}</bdi>
          </span>
        </span>
        <nav aria-label={messages.mainNavigation} className="hidden md:flex">
          {pagesIn('top', granted).map(({ path, label }) => (
            <NavLink key={path} href={path} className={linkClass}>
              {label}
            </NavLink>
          ))}
        </nav>
        <SearchField />
        <span className="ml-auto flex items-center gap-2 md:min-w-0">
          <span className="hidden max-w-40 truncate text-muted lg:inline">
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
