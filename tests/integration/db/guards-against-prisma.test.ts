import { randomUUID } from 'node:crypto';
import { describe, test } from 'vitest';
import { transaction, type Tx } from '@/lib/db/client';
import { newActor } from '@/tests/support/people';
import { details, newOrder } from '@/tests/support/orders';
import { expectRefused } from '@/tests/support/raw';

const NO_ENTRY = 'order: no log entry for this version';
const NO_DELETION = 'order: no log entry for its deletion';

type Target = { id: string; orderId: string; workspaceId: string; userId: string };
type Attack = [reason: string, name: string, attack: (tx: Tx, target: Target) => Promise<unknown>];

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
  [NO_ENTRY, 'create', (tx, order) => tx.order.create({ data: owned(order) })],
  [NO_ENTRY, 'createMany', (tx, order) => tx.order.createMany({ data: [owned(order)] })],
  [NO_ENTRY, 'update', (tx, order) => tx.order.update({ where: where(order), data: stolen })],
  [
    NO_ENTRY,
    'update with a version',
    (tx, order) =>
      tx.order.update({ where: where(order), data: { ...stolen, version: { increment: 1 } } }),
  ],
  [NO_ENTRY, 'updateMany', (tx) => tx.order.updateMany({ data: stolen })],
  [NO_ENTRY, 'updateManyAndReturn', (tx) => tx.order.updateManyAndReturn({ data: stolen })],
  [
    NO_ENTRY,
    'upsert of an order that is there',
    (tx, order) => tx.order.upsert({ where: where(order), create: owned(order), update: stolen }),
  ],
  [
    NO_ENTRY,
    'upsert of an order that is not there',
    (tx, order) =>
      tx.order.upsert({ where: { id: randomUUID() }, create: owned(order), update: stolen }),
  ],
  [NO_DELETION, 'delete', (tx, order) => tx.order.delete({ where: where(order) })],
  [NO_DELETION, 'deleteMany', (tx) => tx.order.deleteMany()],
  [NO_DELETION, 'raw SQL', (tx) => tx.$executeRaw`DELETE FROM "Order"`],
];

const throughWorkspace: Attack[] = (
  [
    [NO_ENTRY, 'create', (order) => ({ create: { ...row(), createdById: order.userId } })],
    [
      NO_ENTRY,
      'createMany',
      (order) => ({ createMany: { data: [{ ...row(), createdById: order.userId }] } }),
    ],
    [NO_ENTRY, 'update', (order) => ({ update: { where: where(order), data: stolen } })],
    [NO_ENTRY, 'updateMany', () => ({ updateMany: { where: {}, data: stolen } })],
    [NO_DELETION, 'delete', (order) => ({ delete: where(order) })],
    [NO_DELETION, 'deleteMany', () => ({ deleteMany: {} })],
  ] satisfies [string, string, (order: Target) => object][]
).map(([reason, name, orders]) => [
  reason,
  `${name} through the workspace`,
  (tx, order) =>
    tx.workspace.update({ where: { id: order.workspaceId }, data: { orders: orders(order) } }),
]);

const throughUser: Attack[] = (
  [
    [NO_ENTRY, 'updateMany', () => ({ updateMany: { where: {}, data: stolen } })],
    [
      NO_ENTRY,
      'upsert',
      (order) => ({
        upsert: {
          where: where(order),
          update: stolen,
          create: { ...row(), workspace: { connect: { id: order.workspaceId } } },
        },
      }),
    ],
    [NO_DELETION, 'deleteMany', () => ({ deleteMany: {} })],
  ] satisfies [string, string, (order: Target) => object][]
).map(([reason, name, createdOrders]) => [
  reason,
  `${name} through the user`,
  (tx, order) =>
    tx.user.update({ where: { id: order.userId }, data: { createdOrders: createdOrders(order) } }),
]);

const onLog: Attack[] = [
  [
    'log: entries are never changed',
    'updateMany of the log',
    (tx) => tx.log.updateMany({ data: { actorName: 'Eve' } }),
  ],
  ['log: entries are never deleted', 'deleteMany of the log', (tx) => tx.log.deleteMany()],
  [
    'log: entry out of sequence',
    'a copy of a log entry',
    async (tx, order) => {
      const entry = await tx.log.findFirstOrThrow({ where: { orderDbId: order.id } });
      return tx.log.create({ data: { ...entry, id: randomUUID(), operationId: randomUUID() } });
    },
  ],
  [
    'workspace: the head of the log only follows the log',
    'a step of the head',
    (tx, order) =>
      tx.workspace.update({ where: { id: order.workspaceId }, data: { logSeq: { increment: 1 } } }),
  ],
  [
    'workspace: has a log',
    'delete of the workspace',
    (tx, order) => tx.workspace.delete({ where: { id: order.workspaceId } }),
  ],
];

describe('even inside a write transaction the database refuses', () => {
  test.each([...onOrders, ...throughWorkspace, ...throughUser, ...onLog])(
    '"%s": %s',
    async (reason, _, attack) => {
      const ann = await newActor();
      const order = await newOrder(ann);
      await expectRefused(() => transaction((tx) => attack(tx, { ...ann, ...order })), reason);
    },
  );

  test('an order that moves to another user or workspace', async () => {
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

  test('a user who goes and takes orders along', async () => {
    const ann = await newActor();
    await newOrder(ann);
    await expectRefused(
      () => transaction((tx) => tx.user.delete({ where: { id: ann.userId } })),
      'FOREIGN KEY constraint failed',
    );
  });
});
