import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { transaction } from '@/lib/db/client';
import { deleteView, editView, saveView, setDefaultView } from '@/lib/saved-views/mutations';
import { findOwnView, listViews, viewsFor } from '@/lib/saved-views/queries';
import { newActor } from '@/tests/support/people';
import { newView, savedViewsOf, view } from '@/tests/support/saved-views';
import { allRowsOf } from '@/tests/support/workspaces';
import { expectHidden, expectDenied, expectOwnOnly, type Call } from './outcome';
import { newSide, type Side } from './scene';

let theirs: Side;
let ours: Side;

beforeAll(async () => {
  theirs = await newSide('Kestrel');
  ours = await newSide('Bakery');
});

const everyone = () => [ours.owner, ours.dispatcher, ours.courier];
const edited = { name: 'Mine now', sharing: 'me', opensFirst: true } as const;

const CALLS: Record<string, Call> = {
  findOwnView: (actor, { view }) => findOwnView(actor, view),
  'findOwnView of a shared one': (actor, { shared }) => findOwnView(actor, shared),
  editView: (actor, { view: id }) => editView(actor, { id, ...edited }),
  'editView of a shared one': (actor, { shared: id }) => editView(actor, { id, ...edited }),
  deleteView: (actor, { view }) => deleteView(actor, view),
  'deleteView of a shared one': (actor, { shared }) => deleteView(actor, shared),
  setDefaultView: (actor, { view }) => setDefaultView(actor, view),
  'setDefaultView of a shared one': (actor, { shared }) => setDefaultView(actor, shared),
};

const reset: Call = (actor) => setDefaultView(actor, null);

test('views of another workspace do not exist, even shared ones', async () => {
  await expectHidden(everyone(), theirs, CALLS);
});

test('lists of views contain only the own workspace', async () => {
  await expectOwnOnly([ours.owner, ours.dispatcher], 'Bakery ours', {
    viewsFor: (actor) => viewsFor(actor),
    listViews: (actor) => listViews(actor),
  });
});

test('a private view exists only for its creator, whatever the role of others', async () => {
  const own = await newView(ours.dispatcher);
  const hidden = { ...ours, things: { ...ours.things, view: own } };
  const { findOwnView, editView, deleteView, setDefaultView } = CALLS;
  const calls = { findOwnView, editView, deleteView, setDefaultView } as Record<string, Call>;
  await expectHidden([ours.owner], hidden, calls);
  const seen = await savedViewsOf(ours.owner);
  expect(seen.map(({ id }) => id)).not.toContain(own);
  expect(seen).toMatchObject([{ kind: 'own' }, { kind: 'own' }]);
});

test('only its creator can edit a shared view, and an owner of the workspace can delete it', async () => {
  const { dispatcher, owner, things } = ours;
  expect(await findOwnView(owner, 'today')).toBeNull();
  const before = await allRowsOf(ours);
  await expect(editView(dispatcher, { id: things.shared, ...edited })).rejects.toMatchObject({
    code: 'no-view',
  });
  await deleteView(dispatcher, things.shared);
  expect(await allRowsOf(ours)).toEqual(before);
  expect((await savedViewsOf(dispatcher)).at(-1)).toMatchObject({
    kind: 'shared',
    mayEdit: false,
    mayDelete: false,
  });
  const shared = await newView(dispatcher, { sharing: 'workspace' });
  await deleteView(owner, shared);
  expect((await savedViewsOf(dispatcher)).map(({ id }) => id)).not.toContain(shared);
});

test('couriers cannot save views, and see no shared ones', async () => {
  const courier = await newActor({ workspaceId: ours.workspaceId });
  const id = await newView(courier, { sharing: 'workspace', opensFirst: true });
  const data = { role: 'COURIER' } as const;
  await transaction((tx) => tx.user.updateMany({ where: { id: courier.userId }, data }));
  const demoted: Actor = { ...courier, role: 'COURIER' };
  const own = { ...ours, things: { ...ours.things, view: id } };
  const { editView, deleteView, setDefaultView } = CALLS;
  const calls = { editView, deleteView, setDefaultView } as Record<string, Call>;
  const save: Call = (actor) => saveView(actor, view());
  const share: Call = (actor) => saveView(actor, view({ sharing: 'workspace' }));
  await expectDenied(demoted, own, { ...calls, save, share, reset }, '"refused: forbidden');
  expect(await savedViewsOf(demoted)).toEqual([]);
  expect((await viewsFor(demoted)).defaultQuery).toBe('');
});

test('the default view of one user changes nothing for others', async () => {
  const [one, before] = [await newActor({ workspaceId: ours.workspaceId }), await allRowsOf(ours)];
  const id = await newView(one, { opensFirst: true });
  await setDefaultView(ours.owner, ours.things.shared);
  expect(await viewsFor(one)).toMatchObject({ defaultQuery: 'status=ongoing' });
  await editView(one, { id, name: randomUUID(), sharing: 'me', opensFirst: false });
  const others = ({ users }: typeof before) =>
    users.filter(({ id }) => id !== one.userId && id !== ours.owner.userId);
  expect(others(await allRowsOf(ours))).toEqual(others(before));
  expect((await listViews(ours.owner)).find(({ isDefault }) => isDefault)).toMatchObject({
    id: ours.things.shared,
  });
});

test('a courier has no default view, whatever it was before', async () => {
  const opening = await newActor({ workspaceId: ours.workspaceId });
  await setDefaultView(opening, 'today');
  expect((await viewsFor(opening)).defaultQuery).not.toBe('');
  expect((await viewsFor({ ...opening, role: 'COURIER' })).defaultQuery).toBe('');
});

test('removing a shared view as one’s default leaves it the default of others', async () => {
  const { owner, things } = ours;
  const other = await newActor({ workspaceId: ours.workspaceId });
  for (const actor of [owner, other]) await setDefaultView(actor, things.shared);
  const { name } = (await findOwnView(owner, things.shared))!;
  await editView(owner, { id: things.shared, name, sharing: 'workspace', opensFirst: false });
  expect((await viewsFor(owner)).defaultQuery).toBe('');
  expect((await viewsFor(other)).defaultQuery).not.toBe('');
});

test('only one’s own views can duplicate a name', async () => {
  await saveView(ours.owner, view({ name: 'Kestrel ours' }));
  await saveView(ours.dispatcher, view({ name: 'Bakery mine' }));
  await expect(saveView(ours.owner, view({ name: 'Bakery mine' }))).rejects.toMatchObject({
    code: 'duplicate-view-name',
  });
});

test('saving a view does not reactivate a deactivated user', async () => {
  const gone = await newActor({ workspaceId: ours.workspaceId });
  const where = { id: gone.userId };
  await transaction((tx) => tx.user.updateMany({ where, data: { active: false } }));
  await saveView(gone, view()).catch(() => undefined);
  const user = (await allRowsOf(ours)).users.find(({ id }) => id === gone.userId);
  expect(user).toMatchObject({ active: false });
});
