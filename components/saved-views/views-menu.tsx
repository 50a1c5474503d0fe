import { Menu } from '@/components/ui/menu';
import * as messages from '@/lib/saved-views/messages';
import { viewPath, VIEWS_PATH, type ViewLink } from '@/lib/saved-views/saved-view';

const GROUPS = [
  { kind: 'built-in', title: null },
  { kind: 'own', title: messages.ownViews },
  { kind: 'shared', title: messages.viewsOfOthers },
] as const;

export function ViewsMenu({
  views,
  current,
  maySave,
}: {
  views: ViewLink[];
  /** In canonical form. */
  current: string;
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
          {isNamed ? messages.currentView(chosen.name) : messages.title}
        </span>
      }
    >
      <nav
        aria-label={messages.title}
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
                  {isDefault ? (
                    <span className="ml-auto pl-2 text-muted">{messages.defaultMark}</span>
                  ) : null}
                </a>
              ))}
            </div>
          );
        })}
      </nav>
      {maySave ? (
        <div className="mt-1 border-t border-line pt-1">
          {chosen ? null : (
            <a href={`/orders/views/new${current && `?${current}`}`}>{messages.saveLink}</a>
          )}
          <a href={VIEWS_PATH}>{messages.manageLink}</a>
        </div>
      ) : null}
    </Menu>
  );
}
