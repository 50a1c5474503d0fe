import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { deleteView, editView, saveView, setDefaultView } from '@/lib/saved-views/mutations';
import { listViews } from '@/lib/saved-views/queries';
import { MAX_QUERY, MAX_VIEWS } from '@/lib/saved-views/saved-view';
import { newActor } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';
import { newView, savedViewsOf, view } from '@/tests/support/saved-views';

let ann: Actor;
let ben: Actor;
let stranger: Actor;

beforeEach(async () => {
  ann = await newActor();
  ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben', role: 'DISPATCHER' });
  stranger = await newActor();
});

describe('saving a view', () => {
  test('stores it once, however often and concurrently it is submitted', async () => {
    const input = view({ name: 'Late', query: 'delivery=overdue' });
    await Promise.all(Array.from({ length: 10 }, () => saveView(ann, input)));
    expect(await savedViewsOf(ann)).toMatchObject([
      { name: 'Late', query: 'delivery=overdue', kind: 'own', shared: false, isDefault: false },
    ]);
  });

  test('with the operation ID of another view or user is refused', async () => {
    const input = view();
    await saveView(ann, input);
    await refusalOf(saveView(ann, { ...input, name: 'Other' }), 'reused-operation-id');
    await refusalOf(saveView(ann, { ...input, query: 'size=25' }), 'reused-operation-id');
    for (const other of [ben, stranger]) {
      await refusalOf(saveView(other, input), 'reused-operation-id');
      expect(await savedViewsOf(other)).toEqual([]);
    }
  });

  test('with a name that the person already has is refused, in any case', async () => {
    await newView(ann, { name: 'Łódź' });
    for (const name of ['Łódź', 'łÓDŹ', 'Today', 'overDUE']) {
      const refusal = await refusalOf(saveView(ann, view({ name })), 'duplicate-view-name');
      expect(refusal.details).toEqual({ name });
    }
    await newView(ben, { name: 'Łódź' });
    await newView(stranger, { name: 'Łódź' });
  });

  test('twice at once with one name stores one', async () => {
    const names = ['mine', 'Mine', 'MINE', 'mINE'];
    const saved = await Promise.allSettled(names.map((name) => saveView(ann, view({ name }))));
    expect(saved.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await savedViewsOf(ann)).toHaveLength(1);
  });

  test('is refused beyond the limit per person', async () => {
    for (let made = 0; made < MAX_VIEWS; made++) await newView(ann);
    await refusalOf(saveView(ann, view()), 'too-many-views');
    await newView(ben);
    const [first] = await savedViewsOf(ann);
    await editView(ann, { ...view({ name: 'Renamed' }), id: first!.id });
    await deleteView(ann, first!.id);
    await newView(ann);
  });

  test('is refused when its query is too long', async () => {
    const longest = `q=${'a'.repeat(MAX_QUERY - 2)}`;
    await newView(ann, { query: longest });
    await refusalOf(saveView(ann, view({ query: `${longest}a` })), 'long-view');
  });

  test('can share it with the workspace', async () => {
    await newView(ben, { name: 'Ours', sharing: 'workspace' });
    const dispatcher = await newActor({ workspaceId: ann.workspaceId, role: 'DISPATCHER' });
    await newView(dispatcher, { name: 'Round' });
    expect(await savedViewsOf(dispatcher)).toMatchObject([
      { name: 'Round', kind: 'own' },
      { name: 'Ours', kind: 'shared', ownerName: 'Ben', mayEdit: false, mayDelete: false },
    ]);
  });

  test('can make it the default', async () => {
    await newView(ann, { name: 'First', opensFirst: true });
    await newView(ann, { name: 'Second' });
    const isDefault = (await savedViewsOf(ann)).map((saved) => [saved.name, saved.isDefault]);
    expect(isDefault).toEqual([
      ['First', true],
      ['Second', false],
    ]);
  });
});

describe('editing a view', () => {
  test('changes its name, sharing and default', async () => {
    const id = await newView(ann, { name: 'Late', opensFirst: true, query: 'size=25' });
    await editView(ann, { id, name: 'late', sharing: 'workspace', opensFirst: false });
    expect(await savedViewsOf(ann)).toMatchObject([
      { id, name: 'late', shared: true, isDefault: false, query: 'size=25' },
    ]);
    await editView(ann, { id, name: 'late', sharing: 'me', opensFirst: true });
    expect(await savedViewsOf(ann)).toMatchObject([{ shared: false, isDefault: true }]);
  });

  test('leaves another default unchanged', async () => {
    const id = await newView(ann);
    await setDefaultView(ann, 'overdue');
    await editView(ann, { id, name: 'Late', sharing: 'me', opensFirst: false });
    const opened = (await listViews(ann)).find(({ isDefault }) => isDefault);
    expect(opened?.id).toBe('overdue');
  });

  test('with a name that the person already has is refused', async () => {
    await newView(ann, { name: 'Late' });
    const id = await newView(ann, { name: 'Soon' });
    const renamed = { id, name: 'LATE', sharing: 'me', opensFirst: false } as const;
    await refusalOf(editView(ann, renamed), 'duplicate-view-name');
  });
});
