import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import { BUILT_IN_VIEWS, type ViewLink } from './saved-view';

/** A view as the page of views shows it: whose it is, and what this person may do to it. */
export type ManagedView = ViewLink & {
  shared: boolean;
  ownerName: string | null;
  mayEdit: boolean;
  mayDelete: boolean;
  /** Whether the person chose it as their default, and the workspace did not. */
  isChosen: boolean;
};

/**
 * The views that the actor can choose, built-in ones first, then their own, then those that others share; and the query
 * that the orders open with: their own default, or that of the workspace where they have none, or it is gone. Who may keep
 * no views has the built-in ones alone, whatever they kept when they might.
 */
export async function viewsFor(actor: Actor): Promise<{ views: ViewLink[]; defaultQuery: string }> {
  const [saved, defaults] = await Promise.all([savedViews(actor), defaultsOf(actor)]);
  const all = [...BUILT_INS, ...saved];
  const first = defaultAmong(all, defaults);
  const views = all.map(({ id, name, query, kind }) => {
    return { id, name, query, kind, isDefault: id === first.id };
  });
  return { views, defaultQuery: first.query };
}

/** The same views with all that there is to know about them. */
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

/** The view that the orders open with. */
function defaultAmong<V extends { id: string }>(
  views: readonly V[],
  { own, ofWorkspace }: Defaults,
): V {
  const named = (id: string | null) => views.find((view) => view.id === id);
  return named(own) ?? named(ofWorkspace) ?? views[0]!;
}

/** A view that the actor may edit, or null when there is none of this id. */
export async function findOwnView(actor: Actor, id: string): Promise<ManagedView | null> {
  const views = await listViews(actor);
  return views.find((view) => view.id === id && view.mayEdit) ?? null;
}

const BUILT_INS = BUILT_IN_VIEWS.map((view) => ({ ...view, kind: 'built-in' as const }));

const byName = new Intl.Collator('en-GB', { numeric: true });

/** Own and shared views, each by name. */
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
