import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { transaction, type Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { Refusal } from '@/lib/errors';
import { normalized } from '@/lib/normalize';
import { BUILT_IN_VIEWS, MAX_QUERY, MAX_VIEWS } from './saved-view';

type ViewInput = {
  name: string;
  sharing: 'me' | 'workspace';
  opensFirst: boolean;
};

/**
 * Idempotent per operation ID.
 * @throws Refusal `forbidden`, `duplicate-view-name`, `too-many-views` or `long-view`
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
    await assertValid(tx, actor, { id, ...input });
    const data = { id, ...made, operationId, createdAt: new Date() };
    await tx.savedView.create({ data, select: { id: true } });
    if (input.opensFirst) await setDefault(tx, actor, id);
  });
}

/** @throws Refusal `no-view`, `forbidden` or `duplicate-view-name` */
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
    await assertValid(tx, actor, { id, ...input });
    await tx.savedView.updateMany({
      where: own,
      data: { name: input.name, shared: isShared(input) },
    });
    if (input.opensFirst) await setDefault(tx, actor, id);
    else await clearDefault(tx, actor, id);
  });
}

/** The actor's own, or for an OWNER any shared view. Unknown IDs change nothing. */
export async function deleteView(actor: Actor, id: string): Promise<void> {
  assertMaySave(actor);
  const { workspaceId, userId } = actor;
  const deletable = may(actor, 'views.deleteShared')
    ? { OR: [{ userId }, { shared: true }] }
    : { userId };
  await transaction((tx) => tx.savedView.deleteMany({ where: { id, workspaceId, ...deletable } }));
}

/**
 * Null means the workspace's default.
 * @throws Refusal `no-view` or `forbidden`
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
    await setDefault(tx, actor, view);
  });
}

function assertMaySave(actor: Actor): void {
  if (!may(actor, 'views.save')) throw new Refusal('forbidden', { permission: 'views.save' });
}

function isShared({ sharing }: ViewInput): boolean {
  return sharing === 'workspace';
}

/** A no-op write that serializes changes to one person's views. */
async function lockViews(tx: Tx, { userId }: Actor): Promise<void> {
  await tx.user.updateMany({ where: { id: userId, active: true }, data: { active: true } });
}

async function assertValid(
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

async function setDefault(tx: Tx, { userId }: Actor, defaultView: string | null): Promise<void> {
  await tx.user.updateMany({ where: { id: userId }, data: { defaultView } });
}

async function clearDefault(tx: Tx, { userId }: Actor, view: string): Promise<void> {
  await tx.user.updateMany({
    where: { id: userId, defaultView: view },
    data: { defaultView: null },
  });
}

/** Unique per person. */
function viewNameKey(name: string): string {
  return normalized(name, 'NFKC').toLowerCase().normalize('NFKC');
}
