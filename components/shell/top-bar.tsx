import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { ButtonAction } from '@/lib/forms/form-state';
import { NavLink } from './nav-link';

const linkClass =
  'flex h-11 items-center rounded-md px-3 text-muted hover:text-ink aria-[current]:font-medium aria-[current]:text-ink';

/** The slim bar on top: the workspace, the pages on wide screens, and the way out. */
export function TopBar({
  workspaceName,
  userName,
  logOut,
}: {
  workspaceName: string;
  userName: string;
  logOut: ButtonAction;
}) {
  return (
    <header className="border-b border-line print:hidden">
      <div className="mx-auto flex h-13 max-w-[1280px] items-center gap-1 px-4 text-sm">
        <span className="mr-3 flex min-w-0 items-center gap-2 font-semibold">
          <span className="text-accent">
            <Icon name="orders" size={20} />
          </span>
          <span className="truncate">{workspaceName}</span>
        </span>
        <nav aria-label="Main" className="hidden md:flex">
          <NavLink href="/orders" className={linkClass}>
            Orders
          </NavLink>
          <NavLink href="/logs" className={linkClass}>
            Logs
          </NavLink>
          <NavLink href="/profile" className={linkClass}>
            Profile
          </NavLink>
        </nav>
        <span className="ml-auto flex min-w-0 items-center gap-2">
          <span className="hidden truncate text-muted md:inline">{userName}</span>
          <form action={logOut}>
            <button type="submit" className={buttonClass({ look: 'quiet' })}>
              <Icon name="sign-out" /> Log out
            </button>
          </form>
        </span>
      </div>
    </header>
  );
}
