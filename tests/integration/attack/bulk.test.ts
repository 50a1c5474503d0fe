import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { db, transaction } from '@/lib/db/client';
import { BULK_KINDS } from '@/lib/bulk/bulk-action';
import { loadBulkAction, loadOwnBulkAction } from '@/lib/bulk/load';
import {
  startBulkAction,
  cancelBulkAction,
  createBulkAction,
  undoBulkAction,
} from '@/lib/bulk/mutations';
import { missingPermission } from '@/lib/bulk/permissions';
import {
  countResults,
  originalAction,
  findBulkAction,
  bulkResults,
  previewBulkAction,
} from '@/lib/bulk/queries';
import { runBulkAction } from '@/lib/bulk/run';
import { streamBulkOrders } from '@/lib/bulk/stream';
import { planChanges } from '@/lib/bulk/plan-changes';
import { countLabels, labelOrders } from '@/lib/labels/queries';
import { editOrder } from '@/lib/orders/mutations';
import { isRefusal } from '@/lib/errors';
import { details, newOrder } from '@/tests/support/orders';
import { expectHidden, expectDenied, expectVisible, type Call } from './outcome';
import { newSide, type Side } from './scene';
import { forgeEntry } from './forged-entry';

let theirs: Side;
let ours: Side;
const now = new Date();
const budget = 60_000;

beforeAll(async () => {
  theirs = await newSide('Kestrel', 'groups');
  ours = await newSide('Bakery', 'groups');
});

const everyone = () => [ours.owner, ours.dispatcher, ours.courier];
const operationId = () => randomUUID();
const all = { from: 0, take: 9 };
const sized = { size: 9, refusedOnly: false };

const READS: Record<string, Call> = {
  findBulkAction: (actor, { preview }) => findBulkAction(actor, preview),
  previewBulkAction: (actor, { preview: id }) =>
    previewBulkAction(actor, {
      id,
      verb: 'markDelivered',
      deliveryDate: null,
      courierId: null,
      timeWindow: null,
    }),
  bulkResults: (actor, { done }) => bulkResults(actor, done, sized),
  streamBulkOrders: (actor, { files: id }) => streamBulkOrders(actor, { id }),
  countResults: (actor, { done }) => countResults(actor, done),
  originalAction: (actor, { undo }) => originalAction(actor, { verb: 'undo', undoes: undo }),
  countLabels: (actor, { files: group }) => countLabels(actor, { group }),
  labelOrders: (actor, { files: group }) => labelOrders(actor, { group }, all),
  'countLabels of an order': (actor, { order }) => countLabels(actor, { order }),
  'labelOrders of an order': (actor, { order }) => labelOrders(actor, { order }, all),
};

const VERBS: Record<string, Call> = {
  createBulkAction: (actor, { order: id }) => make(actor, [id]),
  loadOwnBulkAction: (actor, { preview }) => loadOwnBulkAction(actor, preview),
  loadBulkAction: (actor, { preview }) => loadBulkAction(actor, preview),
  startBulkAction: (actor, { preview: id }) => startBulkAction(actor, { id, now }),
  'startBulkAction that was stopped': (actor, { stopped: id }) =>
    startBulkAction(actor, { id, now }),
  'startBulkAction of couriers': (actor, { assigning: id }) =>
    startBulkAction(actor, { id, now, courierId: null }),
  cancelBulkAction: (actor, { stopped: id }) => cancelBulkAction(actor, { id, now }),
  runBulkAction: (actor, { stopped: id }) => runBulkAction(actor, { id, budget }),
  undoBulkAction: (actor, { done: id }) =>
    undoBulkAction(actor, { operationId: operationId(), id, now }),
};

function make(
  actor: Side['owner'],
  ids: string[],
  verb: 'markDelivered' | 'export' = 'markDelivered',
) {
  return createBulkAction(actor, { operationId: operationId(), verb, selection: { ids }, now });
}

test('bulk actions of another workspace do not exist for anyone', async () => {
  await expectVisible(theirs, READS);
  await expectHidden(everyone(), theirs, { ...READS, ...VERBS });
});

test('a bulk action cannot contain or reveal orders of another workspace', async () => {
  const id = await make(ours.owner, [theirs.things.order, ours.things.order], 'export');
  expect(await findBulkAction(ours.owner, id)).toMatchObject({ total: 1 });
  const rows = { workspaceId: ours.workspaceId, groupId: id, orderId: '7', version: 1 };
  // The application would not write this.
  const forged = { ...rows, position: 2, orderDbId: theirs.things.order };
  await transaction((tx) => tx.bulkActionOrder.create({ data: forged }));
  const choice = { deliveryDate: null, courierId: null, timeWindow: null };
  const preview = await previewBulkAction(ours.owner, { id, verb: 'export', ...choice });
  expect(preview.map(({ refusal }) => refusal)).toEqual([null, 'not-found']);
  expect(await countLabels(ours.owner, { group: id })).toEqual({ count: 1, deleted: 1 });
  expect(await labelOrders(ours.owner, { group: id }, all)).toHaveLength(1);
  const { workspaceId, things } = theirs;
  const abroad = { workspaceId, groupId: things.files, position: 99, orderId: '7', version: 1 };
  const data = { ...abroad, orderDbId: ours.things.order };
  await transaction((tx) => tx.bulkActionOrder.create({ data }));
  expect(await labelOrders(ours.owner, { group: things.files }, all)).toEqual([]);
});

test('entries of another workspace about a bulk action are ignored', async () => {
  const { preview: id, order: orderDbId } = ours.things;
  await forgeEntry(theirs.owner, { groupId: id, orderDbId, orderId: '7', orderVersion: 1 });
  const undoing = { operationId: operationId(), id, now };
  await expect(undoBulkAction(ours.owner, undoing)).rejects.toMatchObject({
    code: 'no-bulk-action',
  });
});

test('a bulk action changes only its own orders, even while others have open ones', async () => {
  const id = await make(ours.owner, [ours.things.order, ours.things.unassigned]);
  const before = await db().bulkActionOrder.findMany({ where: { groupId: { not: id } } });
  await startBulkAction(ours.owner, { id, now });
  expect(await runBulkAction(ours.owner, { id, budget })).toMatchObject({ state: 'done', done: 2 });
  const forged = { orderDbId: ours.things.files, orderId: '7', orderVersion: 1 };
  await forgeEntry(theirs.owner, { groupId: id, ...forged });
  const undo = await undoBulkAction(ours.owner, { operationId: operationId(), id, now });
  expect(await runBulkAction(ours.owner, { id: undo, budget })).toMatchObject({
    state: 'done',
    done: 2,
  });
  const among = { groupId: { notIn: [id, undo] } };
  expect(await db().bulkActionOrder.findMany({ where: among })).toEqual(before);
});

test('unapplied previews expire in the same workspace only', async () => {
  const later = new Date(now.getTime() + 48 * 3_600_000);
  const selection = { ids: [(await newOrder(ours.owner)).id] };
  const open = { workspaceId: theirs.workspaceId, appliedAt: null };
  const before = await db().bulkAction.findMany({ where: open, select: { id: true } });
  await createBulkAction(ours.owner, {
    operationId: operationId(),
    verb: 'export',
    selection,
    now: later,
  });
  expect(await db().bulkAction.findMany({ where: open, select: { id: true } })).toEqual(before);
  expect(before.length).toBeGreaterThan(0);
});

test('the courier of a bulk action is named only if they are in the workspace', async () => {
  const id = await make(ours.owner, [(await newOrder(ours.owner)).id]);
  const data = { courierId: theirs.courier.userId };
  await transaction((tx) => tx.bulkAction.updateMany({ where: { id }, data }));
  expect(await findBulkAction(ours.owner, id)).toMatchObject({ courierName: null });
});

test('only the creator of a bulk action can start it', async () => {
  const id = await make(ours.owner, [(await newOrder(ours.owner)).id]);
  const own = { ...ours, things: { ...ours.things, preview: id } };
  expect(await findBulkAction(ours.dispatcher, id)).toMatchObject({ isOwn: false });
  const denied = {
    startBulkAction: VERBS.startBulkAction!,
    loadOwnBulkAction: VERBS.loadOwnBulkAction!,
  };
  await expectDenied(ours.dispatcher, own, denied, '"refused: no-bulk-action');
});

test('a courier has no bulk actions, not even their own from before', async () => {
  const { courier, things } = ours;
  for (const verb of BULK_KINDS) expect(missingPermission(courier, verb)).toBeDefined();
  for (const verb of BULK_KINDS) expect(missingPermission(ours.dispatcher, verb)).toBeUndefined();
  await expectDenied(courier, ours, VERBS, '"refused: forbidden');
  expect(await findBulkAction(courier, things.done)).toBeNull();
  const former = { ...ours.owner, role: 'COURIER' } as const;
  await expectDenied(former, ours, VERBS, '"refused: forbidden');
  expect(await findBulkAction(former, things.done)).toBeNull();
  const files = await make(ours.owner, [things.order], 'export');
  expect(await countLabels(courier, { group: files })).toBeNull();
  expect(await countLabels(ours.dispatcher, { group: files })).toEqual({ count: 1, deleted: 0 });
});

test('an undo checks the permission for each order', async () => {
  const { courier, things, workspaceId } = ours;
  const [row] = await db().bulkActionOrder.findMany({
    where: { workspaceId, groupId: things.done },
  });
  const { orderDbId, orderId, version } = row!;
  const rows = [{ position: 1, orderDbId, orderId, version: version + 1 }];
  const give = { id: orderDbId, courierId: courier.userId };
  const work = { groupId: things.undo, verb: 'undo', undoesImport: false, rows } as const;
  const choice = { deliveryDate: null, courierId: null, timeWindow: null };
  const { version: current } = await db().order.findUniqueOrThrow({ where: { id: orderDbId } });
  await editOrder(ours.owner, {
    operationId: operationId(),
    ...details,
    ...give,
    version: current,
  });
  const [change] = await transaction((tx) => planChanges(tx, courier, { ...work, choice }));
  expect(isRefusal(change!.decision) && change!.decision.code).toBe('forbidden');
});
