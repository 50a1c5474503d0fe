import Link from 'next/link';
import { Menu } from '@/components/ui/menu';
import { viewPath, type ViewLink } from '@/lib/saved-views/saved-view';

/** What stands over each group of views. */
const GROUPS = [
  { kind: 'built-in', title: null },
  { kind: 'own', title: 'Yours' },
  { kind: 'shared', title: 'Shared by others' },
] as const;

/** The views to choose from, and the ways to save and manage them for who may. */
export function ViewsMenu({
  views,
  current,
  maySave,
}: {
  views: ViewLink[];
  /** The query of the list that is shown, as the list writes it. */
  current: string;
  /** Whether the person may keep views of their own. */
  maySave: boolean;
}) {
  const chosen = views.find(({ query }) => query === current);
  const isNamed = chosen !== undefined && chosen.query !== '';
  const currentIf = (isCurrent: boolean) => (isCurrent ? 'true' : undefined);
  return (
    <Menu
      id="views"
      label={
        <span className="max-w-48 truncate max-sm:max-w-24">
          {isNamed ? `View: ${chosen.name}` : 'Views'}
        </span>
      }
    >
      <nav
        aria-label="Views"
        className="wrap-anywhere sm:w-60 [&_[aria-current]]:bg-accent-tint [&_[aria-current]]:font-medium"
      >
        {GROUPS.map(({ kind, title }) => {
          const group = views.filter((view) => view.kind === kind);
          if (group.length === 0) return null;
          return (
            <div key={kind}>
              {title ? <p className="px-3 pt-2 text-muted">{title}</p> : null}
              {group.map(({ id, name, query, isDefault }) => (
                <a key={id} href={viewPath(query)} aria-current={currentIf(id === chosen?.id)}>
                  <bdi>{name}</bdi>{' '}
                  {isDefault ? <span className="ml-auto pl-2 text-muted">default</span> : null}
                </a>
              ))}
            </div>
          );
        })}
      </nav>
      {maySave ? (
        <div className="mt-1 border-t border-line pt-1">
          {chosen ? null : (
            <a href={`/orders/views/new${current && `?${current}`}`}>Save this view</a>
          )}
          <Link href="/orders/views" prefetch={false}>
            Manage views
          </Link>
        </div>
      ) : null}
    </Menu>
  );
}
