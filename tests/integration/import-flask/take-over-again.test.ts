import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { deleteOrder, editOrder } from '@/lib/orders/mutations';
import { logIn, tryLogIn } from '@/tests/support/accounts';
import {
  changeFlask,
  fillFlask,
  newFlask,
  pbkdf2Hash,
  sampleFlaskData,
  takeOverAll,
  ownerNamed,
} from '@/tests/support/flask';
import { details, seen, storedEntries } from '@/tests/support/orders';
import { tamperings } from '@/tests/support/tamperings';

/** Everything a take-over can change. */
async function everything() {
  const orderBy = { id: 'asc' } as const;
  const [workspaces, users, orders, entries, imports] = await Promise.all([
    db().workspace.findMany({ orderBy }),
    db().user.findMany({ orderBy }),
    db().order.findMany({ orderBy }),
    db().log.findMany({ orderBy }),
    db().import.findMany({ orderBy }),
  ]);
  return { workspaces, users, orders, entries, imports };
}

async function orderOf({ workspaceId }: Actor, orderId: string) {
  return db().order.findFirst({ where: { workspaceId, orderId } });
}

describe('repeating a take-over', () => {
  test('changes nothing, and lists the skipped orders again', async () => {
    const file = newFlask(sampleFlaskData());
    const first = await takeOverAll(file);
    const before = await everything();
    const second = await takeOverAll(file, 'Europe/Warsaw');
    expect(await everything()).toEqual(before);
    expect(second.map(({ isNew, orders, entries }) => [isNew, orders, entries])).toEqual(
      first.map(({ orders, entries }) => [
        false,
        { ...orders, created: 0, updated: 0 },
        { ...entries, added: 0 },
      ]),
    );
    expect(second.map(({ skipped }) => skipped)).toEqual(first.map(({ skipped }) => skipped));
  });

  test('keeps edits, deletions and the password of this application', async () => {
    const { name, ...rows } = sampleFlaskData();
    const file = newFlask(rows);
    await takeOverAll(file);
    const actor = await logIn(name, 'ann 1');
    const [one, two] = [await orderOf(actor, 'A-1'), await orderOf(actor, 'A-2')];
    await editOrder(actor, { ...seen(one!), ...details, numberOfItems: 7 });
    await deleteOrder(actor, seen(two!));
    const before = await everything();
    await takeOverAll(file);
    expect(await everything()).toEqual(before);
    expect(await tryLogIn(name, 'ann 1')).not.toBeNull();
  });

  test('adds what a partial take-over lacked', async () => {
    const { name, ...rows } = sampleFlaskData();
    const file = newFlask(rows);
    await takeOverAll(
      newFlask({ ...rows, order: rows.order.slice(0, 1), log: rows.log.slice(0, 2) }),
    );
    await takeOverAll(file);
    const actor = await ownerNamed(name);
    expect(await orderOf(actor, 'A-2')).not.toBeNull();
    const taken = (await storedEntries(actor)).filter(({ action }) => action === 'Taken Over');
    expect(taken).toHaveLength(5);
    expect(await tamperings()).toEqual([]);
  });
});

describe('a take-over of a database that has changed since', () => {
  test('takes over new and changed rows, and nothing twice', async () => {
    const { name, year, ...rows } = sampleFlaskData();
    const file = newFlask(rows);
    await takeOverAll(file);
    const actor = await ownerNamed(name);
    await editOrder(actor, {
      ...seen((await orderOf(actor, 'A-2'))!),
      ...details,
      deliveryDate: `${year}-06-01`,
    });
    const order = [20, 'A-20', 5, `${year}-05-09`, 'Bloom & Barrow', 'Émile', 'Lyon', 'Ongoing', 1];
    fillFlask(file, {
      user: [[4, `${name} new`, pbkdf2Hash('1')]],
      order: [order],
      log: [[20, 'Created', 1, 20, 'A-20', `${year}-05-08 08:00:00.000000`]],
    });
    changeFlask(file, `UPDATE "order" SET num_items = 4 WHERE id IN (10, 11)`);
    changeFlask(file, `UPDATE user SET password = 'changed', username = 'renamed' WHERE id = 1`);

    const [first, , , added] = await takeOverAll(file);
    expect(first).toMatchObject({
      name,
      isNew: false,
      orders: { found: 4, created: 1, updated: 1 },
      entries: { added: 1 },
    });
    expect(first!.skipped.map(({ orderId }) => orderId)).toEqual(['A-3', 'A-2']);
    expect(added).toMatchObject({ name: `${name} new`, isNew: true });
    expect(await orderOf(actor, 'A-1')).toMatchObject({ numberOfItems: 4, version: 2 });
    expect(await orderOf(actor, 'A-2')).toMatchObject({ numberOfItems: details.numberOfItems });
    expect(await orderOf(actor, 'A-20')).toMatchObject({ numberOfItems: 5, version: 1 });
    expect(await tamperings()).toEqual([]);
  });
});

test('two Flask databases with the same keys and names stay separate', async () => {
  const [one, other] = [sampleFlaskData(), sampleFlaskData()];
  await takeOverAll(newFlask(one));
  const user = [[1, one.name, pbkdf2Hash('another')], ...other.user.slice(1)];
  const [first] = await takeOverAll(newFlask({ ...other, user }));
  expect(first).toMatchObject({ name: `${one.name} (Flask)`, isNew: true });
  const [mine, theirs] = [await ownerNamed(one.name), await ownerNamed(`${one.name} (Flask)`)];
  expect(await orderOf(mine, 'A-1')).toMatchObject({ deliveryDate: `${one.year}-05-03` });
  expect(await orderOf(theirs, 'A-1')).toMatchObject({ deliveryDate: `${other.year}-05-03` });
});
