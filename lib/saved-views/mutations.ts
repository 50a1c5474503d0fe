import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { transaction, type Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { Refusal } from '@/lib/errors';
import { BUILT_IN_VIEWS, MAX_QUERY, MAX_VIEWS, viewNameKey } from './saved-view';

type ViewInput = {
  name: string;
  sharing: 'me' | 'workspace';
  /** Whether the orders are to open with it for this person. */
  opensFirst: boolean;
};

/**
 * Keeps a query under a name. The same operation again keeps no second one.
 * @throws Refusal `forbidden`, `duplicate-view-name`, `too-many-views`, `long-view`, `reused-operation-id` or `busy`.
 */
export async function saveView(
  actor: Actor,
  { operationId, query, ...input }: ViewInput & { operationId: string; query: string },
): Promise<void> {
  assertMaySave(actor);
  if (query.length > MAX_QUERY) throw new Refusal('long-view', {});
  const { workspaceId, userId } = actor;
  await transaction(async (tx) => {
    await lockViews(tx, actor);
    const made = { workspaceId, userId, name: input.name, shared: isShared(input), query };
    const earlier = await tx.savedView.findUnique({
      where: { operationId },
      select: { workspaceId: true, userId: true, name: true, shared: true, query: true },
    });
    if (earlier) {
      if (JSON.stringify(earlier) === JSON.stringify(made)) return;
      throw new Refusal('reused-operation-id', {});
    }
    const id = newId();
    await assertPossible(tx, actor, { id, ...input });
    const data = { id, ...made, operationId, createdAt: new Date() };
    await tx.savedView.create({ data, select: { id: true } });
    if (input.opensFirst) await openWith(tx, actor, id);
  });
}

/**
 * Changes the name of one of the actor's own views, who sees it, and whether the orders open with it.
 * @throws Refusal `no-view`, `forbidden`, `duplicate-view-name` or `busy`.
 */
export async function editView(
  actor: Actor,
  { id, ...input }: ViewInput & { id: string },
): Promise<void> {
  assertMaySave(actor);
  const { workspaceId, userId } = actor;
  await transaction(async (tx) => {
    await lockViews(tx, actor);
    const own = { id, workspaceId, userId };
    const view = await tx.savedView.findFirst({ where: own, select: { id: true } });
    if (!view) throw new Refusal('no-view', {});
    await assertPossible(tx, actor, { id, ...input });
    await tx.savedView.updateMany({
      where: own,
      data: { name: input.name, shared: isShared(input) },
    });
    if (input.opensFirst) await openWith(tx, actor, id);
    else await stopOpeningWith(tx, actor, id);
  });
}

/**
 * Deletes a view that the actor may delete: their own, and for an OWNER also what others share. Unknown ids change
 * nothing.
 * @throws Refusal `forbidden` or `busy`.
 */
export async function deleteView(actor: Actor, id: string): Promise<void> {
  assertMaySave(actor);
  const { workspaceId, userId } = actor;
  const deletable = may(actor, 'views.deleteShared')
    ? { OR: [{ userId }, { shared: true }] }
    : { userId };
  await transaction((tx) => tx.savedView.deleteMany({ where: { id, workspaceId, ...deletable } }));
}

/**
 * Opens the orders with a view that the actor can see, from now on; with all orders where `view` is null.
 * @throws Refusal `no-view`, `forbidden` or `busy`.
 */
export async function setDefaultView(actor: Actor, view: string | null): Promise<void> {
  assertMaySave(actor);
  const { workspaceId, userId } = actor;
  await transaction(async (tx) => {
    await lockViews(tx, actor);
    if (view !== null && !BUILT_IN_VIEWS.some(({ id }) => id === view)) {
      const found = await tx.savedView.findFirst({
        where: { id: view, workspaceId, OR: [{ userId }, { shared: true }] },
        select: { id: true },
      });
      if (!found) throw new Refusal('no-view', {});
    }
    await openWith(tx, actor, view);
  });
}

function assertMaySave(actor: Actor): void {
  if (!may(actor, 'views.save')) throw new Refusal('forbidden', { permission: 'views.save' });
}

function isShared({ sharing }: ViewInput): boolean {
  return sharing === 'workspace';
}

/** A write that changes nothing: of several changes to the views of one person, each sees what the one before it did. */
async function lockViews(tx: Tx, { userId }: Actor): Promise<void> {
  await tx.user.updateMany({ where: { id: userId, active: true }, data: { active: true } });
}

/** Whether the view `id` of the actor, old or new, may be named and shared like this. */
async function assertPossible(
  tx: Tx,
  actor: Actor,
  { id, ...input }: ViewInput & { id: string },
): Promise<void> {
  if (isShared(input) && !may(actor, 'views.share'))
    throw new Refusal('forbidden', { permission: 'views.share' });
  const { workspaceId, userId } = actor;
  const others = await tx.savedView.findMany({
    where: { workspaceId, userId, id: { not: id } },
    select: { name: true },
  });
  const key = viewNameKey(input.name);
  if ([...BUILT_IN_VIEWS, ...others].some(({ name }) => viewNameKey(name) === key)) {
    throw new Refusal('duplicate-view-name', { name: input.name });
  }
  if (others.length >= MAX_VIEWS) throw new Refusal('too-many-views', { most: MAX_VIEWS });
}

async function openWith(tx: Tx, { userId }: Actor, defaultView: string | null): Promise<void> {
  await tx.user.updateMany({ where: { id: userId }, data: { defaultView } });
}

async function stopOpeningWith(tx: Tx, { userId }: Actor, view: string): Promise<void> {
  await tx.user.updateMany({
    where: { id: userId, defaultView: view },
    data: { defaultView: null },
  });
}
