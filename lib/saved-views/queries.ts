import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import { BUILT_IN_VIEWS, type ViewLink } from './saved-view';

export type ManagedView = ViewLink & {
  shared: boolean;
  ownerName: string | null;
  mayEdit: boolean;
  mayDelete: boolean;
  /** Whether it is the person's own default, not the workspace's. */
  isChosen: boolean;
};

/** Without `views.save` only built-in views, even if the actor saved some earlier. */
export async function viewsFor(actor: Actor): Promise<{ views: ViewLink[]; defaultQuery: string }> {
  const [saved, defaults] = await Promise.all([savedViews(actor), defaultsOf(actor)]);
  const all = [...BUILT_INS, ...saved];
  const first = defaultAmong(all, defaults);
  const views = all.map(({ id, name, query, kind }) => {
    return { id, name, query, kind, isDefault: id === first.id };
  });
  return { views, defaultQuery: first.query };
}

/** Built-in views, then the actor's own, then those shared by others; each group by name. */
export async function listViews(actor: Actor): Promise<ManagedView[]> {
  const [saved, defaults] = await Promise.all([savedViews(actor), defaultsOf(actor)]);
  const builtIn = { shared: false, ownerName: null, mayEdit: false, mayDelete: false };
  const views = [
    ...BUILT_INS.map((view) => ({ ...view, ...builtIn })),
    ...saved.map(({ user, ...view }) => ({
      ...view,
      ownerName: user.name,
      mayEdit: view.kind === 'own',
      mayDelete: view.kind === 'own' || may(actor, 'views.deleteShared'),
    })),
  ];
  const first = defaultAmong(views, defaults);
  return views.map((view) => ({
    ...view,
    isDefault: view.id === first.id,
    isChosen: view.id === defaults.own,
  }));
}

type Defaults = { own: string | null; ofWorkspace: string };

function defaultAmong<V extends { id: string }>(
  views: readonly V[],
  { own, ofWorkspace }: Defaults,
): V {
  const named = (id: string | null) => views.find((view) => view.id === id);
  return named(own) ?? named(ofWorkspace) ?? views[0]!;
}

export async function findOwnView(actor: Actor, id: string): Promise<ManagedView | null> {
  const views = await listViews(actor);
  return views.find((view) => view.id === id && view.mayEdit) ?? null;
}

const BUILT_INS = BUILT_IN_VIEWS.map((view) => ({ ...view, kind: 'built-in' as const }));

const byName = new Intl.Collator('en-GB', { numeric: true });

async function savedViews(actor: Actor) {
  if (!may(actor, 'views.save')) return [];
  const { workspaceId, userId } = actor;
  const rows = await db().savedView.findMany({
    where: { workspaceId, OR: [{ userId }, { shared: true }] },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      name: true,
      query: true,
      shared: true,
      userId: true,
      user: { select: { name: true } },
    },
  });
  const views = rows
    .sort((one, other) => byName.compare(one.name, other.name))
    .map(({ userId: ownerId, ...view }) => ({
      ...view,
      kind: ownerId === userId ? ('own' as const) : ('shared' as const),
    }));
  return [
    ...views.filter(({ kind }) => kind === 'own'),
    ...views.filter(({ kind }) => kind === 'shared'),
  ];
}

async function defaultsOf(actor: Actor): Promise<Defaults> {
  const { defaultView, workspace } = await db().user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { defaultView: true, workspace: { select: { startView: true } } },
  });
  return { own: may(actor, 'views.save') ? defaultView : null, ofWorkspace: workspace.startView };
}
