import { describe, expect, test } from 'vitest';
import { actorOnThisMachine, type Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { takenOverHistory } from '@/lib/audit-log/queries';
import { tryLogIn } from '@/tests/support/accounts';
import { newFlask, ownerNamed, sampleFlaskData, takeOverAll } from '@/tests/support/flask';
import { storedEntries } from '@/tests/support/orders';
import { tamperings } from '@/tests/support/tamperings';

async function ordersOf({ workspaceId }: Actor) {
  return db().order.findMany({ where: { workspaceId }, orderBy: { orderId: 'asc' } });
}

describe('a take-over', () => {
  test('creates a workspace for each user, whatever their names', async () => {
    const desk = sampleFlaskData();
    const taken = await takeOverAll(newFlask(desk), 'Europe/Warsaw');
    const names = [desk.name, desk.name.toUpperCase(), ` ${desk.name} b `];
    expect(taken.map(({ name }) => name)).toEqual([...names, 'Taken over, without a user']);
    const owners = await Promise.all(names.map(ownerNamed));
    expect(new Set(owners.map(({ workspaceId }) => workspaceId)).size).toBe(3);
    for (const [index, owner] of owners.entries()) {
      const name = names[index]!.trim();
      expect(owner).toMatchObject({ role: 'OWNER', name, workspaceName: name });
      expect(owner.timeZone).toBe('Europe/Warsaw');
    }
  });

  test('takes over valid orders, and lists the others', async () => {
    const desk = sampleFlaskData();
    const [first, second, third] = await takeOverAll(newFlask(desk));
    expect(first).toMatchObject({ orders: { found: 3, created: 2, updated: 0 } });
    expect(first!.skipped).toMatchObject([{ orderId: 'A-3' }]);
    expect(first!.skipped[0]!.reasons).toHaveLength(2);
    expect([second!.skipped, third!.skipped]).toEqual([[], []]);

    const actor = await ownerNamed(desk.name);
    const [one, two] = await ordersOf(actor);
    expect(one).toMatchObject({
      orderId: 'A-1',
      numberOfItems: 3,
      deliveryDate: `${desk.year}-05-03`,
      senderName: 'Bloom & Barrow',
      recipientName: 'Łucja Nowak',
      recipientAddress: 'ul. Filtrowa 68, Warszawa',
      status: 'ONGOING',
      createdById: actor.userId,
    });
    expect(two).toMatchObject({
      orderId: 'A-2',
      deliveryDate: `${desk.year}-05-04`,
      status: 'DELIVERED',
      deliveredAt: new Date(`${desk.year}-05-04T10:30:00.123Z`),
    });
    const others = await ordersOf(await ownerNamed(` ${desk.name} b `));
    expect(others).toMatchObject([{ orderId: '1001', status: 'ONGOING' }]);
  });

  test('appends the old log first, with user, action, order and time', async () => {
    const desk = sampleFlaskData();
    await takeOverAll(newFlask(desk));
    const actor = await ownerNamed(desk.name);
    const [first, ...entries] = await storedEntries(actor);
    expect(first).toMatchObject({ action: 'Accounts Recorded', actorId: 'operator' });
    const { userId } = actor;
    const time = (text: string) => new Date(`${desk.year}-${text}Z`);
    const changesOf = (action: string, order: string, user: string) =>
      JSON.stringify({
        takenOverAction: { from: null, to: action },
        takenOverOrder: { from: null, to: order },
        takenOverUser: { from: null, to: user },
      });
    expect(entries.slice(0, 5)).toMatchObject([
      { orderId: 'A-1', at: time('05-01T08:00:00.000'), changes: changesOf('Created', '10', '1') },
      { orderId: 'A-2', at: time('05-01T08:00:00.500'), changes: changesOf('Created', '11', '1') },
      {
        orderId: 'A-2',
        at: time('05-04T10:30:00.123'),
        changes: changesOf('Marked Delivered', '11', '1'),
      },
      { orderId: 'A-9', at: time('05-05T11:00:00.000'), changes: changesOf('Deleted', '77', '1') },
      { orderId: 'A-1', at: time('05-06T12:00:00.000'), changes: changesOf('Edited', '10', '98') },
    ]);
    expect(entries.slice(0, 5).map(({ actorId }) => actorId)).toEqual([
      userId,
      userId,
      userId,
      userId,
      'flask:98',
    ]);
    expect(entries[4]!.actorName).toBe('User 98');
    for (const { action, orderDbId, orderVersion } of entries.slice(0, 5)) {
      expect([action, orderDbId, orderVersion]).toEqual(['Taken Over', null, null]);
    }
    expect(entries.slice(5).map(({ action }) => action)).toEqual(['Imported', 'Imported']);
    const older = await takenOverHistory(actor, 'A-2');
    expect(older.map(({ changes }) => changes.takenOverAction?.to)).toEqual([
      'Marked Delivered',
      'Created',
    ]);
    expect(await tamperings()).toEqual([]);
  });

  test('keeps data of deleted users where no one sees it', async () => {
    const desk = sampleFlaskData();
    const file = newFlask(desk);
    await takeOverAll(file);
    await takeOverAll(file);
    const users = await db().user.findMany({ where: { active: false }, orderBy: { id: 'desc' } });
    const actor = await actorOnThisMachine(users[0]!.id);
    expect(users[0]).toMatchObject({ name: 'Taken over, without a user', passwordHash: null });
    expect(await ordersOf(actor)).toMatchObject([
      { orderId: 'Z-1', deliveryDate: `${desk.year}-05-03` },
    ]);
    const [, ...entries] = await storedEntries(actor);
    expect(entries.map(({ action }) => action)).toEqual(['Taken Over', 'Imported']);
    expect(entries[0]).toMatchObject({
      actorId: 'flask:99',
      actorName: 'User 99',
      orderId: 'Z-1',
      // It has no time, so it gets that of the previous row.
      at: new Date(`${desk.year}-05-06T12:00:00Z`),
    });
    expect(await tryLogIn(users[0]!.username, '')).toBeNull();
  });
});
