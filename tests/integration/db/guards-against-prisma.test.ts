import { randomUUID } from 'node:crypto';
import { describe, test } from 'vitest';
import { transaction, type Tx } from '@/lib/db/client';
import { expectRefused, type Reason } from '@/tests/support/attacks';
import { details, newOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';

const NO_ENTRY = 'order: no log entry for this version';
const NO_DELETION = 'order: no log entry for its deletion';

/** Refused by the role's rights on PostgreSQL, and by this guard in SQLite. */
const forbidden = (table: string, sqlite: string): Reason => ({
  sqlite,
  postgresql: `permission denied for table ${table}`,
});

type Target = { id: string; orderId: string; workspaceId: string; userId: string };
type Attack = [name: string, reason: Reason, attack: (tx: Tx, target: Target) => Promise<unknown>];

const stolen = { senderName: 'Eve' };
const where = ({ id }: Target) => ({ id });
const row = () => {
  const now = new Date();
  return {
    ...details,
    id: randomUUID(),
    orderId: 'new',
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
};
const owned = ({ workspaceId, userId }: Target) => ({ ...row(), workspaceId, createdById: userId });

const onOrders: Attack[] = [
  ['create', NO_ENTRY, (tx, order) => tx.order.create({ data: owned(order) })],
  ['createMany', NO_ENTRY, (tx, order) => tx.order.createMany({ data: [owned(order)] })],
  ['update', NO_ENTRY, (tx, order) => tx.order.update({ where: where(order), data: stolen })],
  [
    'update with a version',
    NO_ENTRY,
    (tx, order) =>
      tx.order.update({ where: where(order), data: { ...stolen, version: { increment: 1 } } }),
  ],
  ['updateMany', NO_ENTRY, (tx) => tx.order.updateMany({ data: stolen })],
  ['updateManyAndReturn', NO_ENTRY, (tx) => tx.order.updateManyAndReturn({ data: stolen })],
  [
    'upsert of an order that is there',
    NO_ENTRY,
    (tx, order) => tx.order.upsert({ where: where(order), create: owned(order), update: stolen }),
  ],
  [
    'upsert of an order that is not there',
    NO_ENTRY,
    (tx, order) =>
      tx.order.upsert({ where: { id: randomUUID() }, create: owned(order), update: stolen }),
  ],
  ['delete', NO_DELETION, (tx, order) => tx.order.delete({ where: where(order) })],
  ['deleteMany', NO_DELETION, (tx) => tx.order.deleteMany()],
  ['raw SQL', NO_DELETION, (tx) => tx.$executeRaw`DELETE FROM "Order"`],
];

const throughWorkspace: Attack[] = (
  [
    ['create', NO_ENTRY, (order) => ({ create: { ...row(), createdById: order.userId } })],
    [
      'createMany',
      NO_ENTRY,
      (order) => ({ createMany: { data: [{ ...row(), createdById: order.userId }] } }),
    ],
    ['update', NO_ENTRY, (order) => ({ update: { where: where(order), data: stolen } })],
    ['updateMany', NO_ENTRY, () => ({ updateMany: { where: {}, data: stolen } })],
    ['delete', NO_DELETION, (order) => ({ delete: where(order) })],
    ['deleteMany', NO_DELETION, () => ({ deleteMany: {} })],
  ] satisfies [string, string, (order: Target) => object][]
).map(([name, reason, orders]) => [
  `${name} through the workspace`,
  reason,
  (tx, order) =>
    tx.workspace.update({ where: { id: order.workspaceId }, data: { orders: orders(order) } }),
]);

const throughUser: Attack[] = (
  [
    ['updateMany', NO_ENTRY, () => ({ updateMany: { where: {}, data: stolen } })],
    [
      'upsert',
      NO_ENTRY,
      (order) => ({
        upsert: {
          where: where(order),
          update: stolen,
          create: { ...row(), workspace: { connect: { id: order.workspaceId } } },
        },
      }),
    ],
    ['deleteMany', NO_DELETION, () => ({ deleteMany: {} })],
  ] satisfies [string, string, (order: Target) => object][]
).map(([name, reason, createdOrders]) => [
  `${name} through the user`,
  reason,
  (tx, order) =>
    tx.user.update({ where: { id: order.userId }, data: { createdOrders: createdOrders(order) } }),
]);

const onLog: Attack[] = [
  [
    'updateMany of the log',
    forbidden('Log', 'log: entries are never changed'),
    (tx) => tx.log.updateMany({ data: { actorName: 'Eve' } }),
  ],
  [
    'deleteMany of the log',
    forbidden('Log', 'log: entries are never deleted'),
    (tx) => tx.log.deleteMany(),
  ],
  [
    'a copy of a log entry',
    'log: entry out of sequence',
    async (tx, order) => {
      const entry = await tx.log.findFirstOrThrow({ where: { orderDbId: order.id } });
      return tx.log.create({ data: { ...entry, id: randomUUID(), operationId: randomUUID() } });
    },
  ],
  [
    'a step of the head',
    'workspace: the head of the log only follows the log',
    (tx, order) =>
      tx.workspace.update({ where: { id: order.workspaceId }, data: { logSeq: { increment: 1 } } }),
  ],
  [
    'delete of the workspace',
    forbidden('Workspace', 'workspace: has a log'),
    (tx, order) => tx.workspace.delete({ where: { id: order.workspaceId } }),
  ],
];

describe('even inside a write transaction the database refuses', () => {
  test.each([...onOrders, ...throughWorkspace, ...throughUser, ...onLog])(
    '%s',
    async (_, reason, attack) => {
      const ann = await newActor();
      const order = await newOrder(ann);
      await expectRefused(() => transaction((tx) => attack(tx, { ...ann, ...order })), reason);
    },
  );

  test('moving an order to another user or workspace', async () => {
    const [ann, eve] = [await newActor(), await newActor()];
    const { id } = await newOrder(ann);
    const moves: ((tx: Tx) => Promise<unknown>)[] = [
      (tx) =>
        tx.user.update({ where: { id: eve.userId }, data: { createdOrders: { connect: { id } } } }),
      (tx) =>
        tx.workspace.update({
          where: { id: eve.workspaceId },
          data: { orders: { connect: { id } } },
        }),
    ];
    for (const move of moves) {
      await expectRefused(() => transaction(move), 'order: identity never changes');
    }
  });

  test('deleting a user together with their orders', async () => {
    const ann = await newActor();
    await newOrder(ann);
    await expectRefused(
      () => transaction((tx) => tx.user.delete({ where: { id: ann.userId } })),
      forbidden('User', 'FOREIGN KEY constraint failed'),
    );
  });
});
