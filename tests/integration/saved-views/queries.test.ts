import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { deleteView, editView, setDefaultView } from '@/lib/saved-views/mutations';
import { listViews, viewsFor } from '@/lib/saved-views/queries';
import { changeSettings } from '@/lib/workspaces/mutations';
import { newActor } from '@/tests/support/people';
import { newView } from '@/tests/support/saved-views';

test('the menu has built-in views, then own ones, then shared ones, each by name', async () => {
  const ann = await newActor();
  const ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben' });
  await newView(ann, { name: 'Route 10' });
  await newView(ann, { name: 'route 9', sharing: 'workspace', query: 'q=nine' });
  await newView(ben, { name: 'Alpha', sharing: 'workspace' });
  await newView(ben, { name: 'Private' });
  await newView(await newActor(), { name: 'Foreign', sharing: 'workspace' });
  const { views, defaultQuery } = await viewsFor(ann);
  expect(views.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
    'built-in All orders',
    'built-in Due first',
    'built-in Today',
    'built-in Overdue',
    'own route 9',
    'own Route 10',
    'shared Alpha',
  ]);
  expect(defaultQuery).toBe('');
  expect(views[4]).toEqual({
    id: views[4]!.id,
    name: 'route 9',
    query: 'q=nine',
    kind: 'own',
    isDefault: false,
  });
});

test('the orders open with the default view of the person', async () => {
  const ann = await newActor();
  const ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben' });
  await setDefaultView(ann, 'overdue');
  expect((await viewsFor(ann)).defaultQuery).toBe('delivery=overdue&sort=deliveryDate');
  await setDefaultView(ann, await newView(ben, { sharing: 'workspace', query: 'size=25' }));
  expect((await viewsFor(ann)).defaultQuery).toBe('size=25');
  await setDefaultView(ann, await newView(ann, { query: '' }));
  expect((await viewsFor(ann)).defaultQuery).toBe('');
  await setDefaultView(ann, null);
  expect((await viewsFor(ann)).defaultQuery).toBe('');
  expect((await viewsFor(ben)).defaultQuery).toBe('');
});

test('without an own default the orders open as the workspace’s settings say', async () => {
  const ann = await newActor();
  const cal = await newActor({ workspaceId: ann.workspaceId, name: 'Cal', role: 'COURIER' });
  await changeSettings(ann, {
    operationId: randomUUID(),
    workspaceName: 'Parcel & Sons',
    timeZone: 'UTC',
    defaultSender: null,
    startView: 'due',
    workingDays: '12345',
    holidays: '',
    attemptReasons: null,
  });
  const dueFirst = 'status=ongoing&sort=deliveryDate';
  for (const actor of [ann, cal]) expect((await viewsFor(actor)).defaultQuery).toBe(dueFirst);
  expect((await listViews(ann)).find(({ id }) => id === 'due')).toMatchObject({
    isDefault: true,
    isChosen: false,
  });
  await setDefaultView(ann, 'all');
  expect((await viewsFor(ann)).defaultQuery).toBe('');
});

test('a default view that was deleted or is no longer shared is ignored', async () => {
  const ann = await newActor();
  const ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben' });
  const id = await newView(ben, { name: 'Ours', sharing: 'workspace' });
  await setDefaultView(ann, id);
  await editView(ben, { id, name: 'Ours', sharing: 'me', opensFirst: false });
  expect((await viewsFor(ann)).defaultQuery).toBe('');
  await editView(ben, { id, name: 'Ours', sharing: 'workspace', opensFirst: false });
  expect((await viewsFor(ann)).defaultQuery).not.toBe('');
  await deleteView(ben, id);
  expect((await viewsFor(ann)).defaultQuery).toBe('');
});
