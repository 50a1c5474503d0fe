import type { Raw, Row } from '@/lib/db/engine';
import { NO_OPTIONAL_DETAILS } from '@/lib/orders/fields';
import { newId } from '@/lib/db/id';
import { entryHash, GENESIS_HASH, type HashedEntry } from '@/lib/audit-log/integrity/hash';
import {
  decideCreate,
  decideDelete,
  decideEdit,
  decideMarkDelivered,
  decideReopen,
} from '@/lib/orders/changes/decide';
import type { Decision, Order } from '@/lib/orders/order';
import { searchColumns } from '@/lib/orders/search-text';
import { Refusal } from '@/lib/errors';
import { demoOrder } from '@/lib/imports/demo-order';
import { dropGuards } from '@/scripts/lib/guards';
import { insertRows, stored } from '@/scripts/lib/rows';

/** The number of orders changed at the same time, so that their entries mix in the log. */
const WINDOW = 600;

const START = Date.parse('2026-01-01T00:00:00.000Z');
const STEP_MS = 10_000;

type Decide = (order: Order) => Decision | Refusal;
const edit: Decide = (order) =>
  decideEdit(order, {
    since: [],
    details: { ...order, numberOfItems: (order.numberOfItems % 9) + 1 },
  });

/** The changes after creation: ten entries for every three orders, one of which is deleted. */
const HISTORIES: Decide[][] = [
  [edit, decideMarkDelivered],
  [decideMarkDelivered, decideReopen],
  [edit, decideMarkDelivered, decideDelete],
];

type Workspace = { id: string; userId: string; seq: number; hash: string };

/** An order and its row, which is null before creation and after deletion. */
type OrderInProgress = { workspace: Workspace; order: Order; row: Row | null };

/**
 * Fills a migrated database with orders, their search texts and their log, using the product's decisions but direct writes
 * without the guards: a million entries in a minute or two. Requires the owner's connection.
 * @returns the number of entries written
 */
export async function generateLog(
  raw: Raw,
  { orders, workspaces: count = 3 }: { orders: number; workspaces?: number },
): Promise<number> {
  const putGuardsBack = await dropGuards(raw);
  const workspaces: Workspace[] = [];
  while (workspaces.length < count) workspaces.push(await newWorkspace(raw));

  for (let first = 0; first < orders; first += WINDOW) {
    const numbers = Array.from({ length: Math.min(WINDOW, orders - first) }, (_, n) => first + n);
    const items = numbers.map((number) => newItem(workspaces[number % count]!, number, orders));
    const log = items.map((item) => applyChange(item, (order) => decideCreate(null, order)));
    for (const turn of [0, 1, 2]) {
      for (const [index, item] of items.entries()) {
        const decide = HISTORIES[index % HISTORIES.length]![turn];
        if (decide) log.push(applyChange(item, decide));
      }
    }
    await insertRows(raw, 'Log', log);
    await insertRows(raw, 'OrderText', items.map(textOf));
    await insertRows(
      raw,
      'Order',
      items.flatMap(({ row }) => (row ? [row] : [])),
    );
  }

  for (const workspace of workspaces) await writeHead(raw, workspace);
  if (raw.engine === 'sqlite') {
    await raw.execute(`INSERT INTO "OrderSearch" ("OrderSearch") VALUES ('rebuild')`);
  }
  await putGuardsBack();
  return workspaces.reduce((sum, { seq }) => sum + seq, 0);
}

async function newWorkspace(raw: Raw): Promise<Workspace> {
  const [id, userId] = [newId(), newId()];
  const createdAt = stored(new Date(START));
  await insertRows(raw, 'Workspace', [{ id, name: 'Parcel & Sons', timeZone: 'UTC', createdAt }]);
  const user = { username: userId, usernameKey: userId, name: 'Ann', role: 'OWNER', active: true };
  await insertRows(raw, 'User', [{ id: userId, workspaceId: id, ...user, createdAt }]);
  return { id, userId, seq: 0, hash: GENESIS_HASH };
}

function newItem(workspace: Workspace, number: number, total: number): OrderInProgress {
  const details = demoOrder(number, total, '2026-01-01');
  return {
    workspace,
    order: { ...details, id: newId(), version: 0, ...NO_OPTIONAL_DETAILS, status: 'ONGOING' },
    row: null,
  };
}

/** Applies a change to an order; returns the row of its entry. */
function applyChange(item: OrderInProgress, decide: Decide): Row {
  const { workspace, order } = item;
  const decision = decide(order);
  if (decision instanceof Refusal) throw decision;
  const { state, event } = decision;
  const version = order.version + 1;
  const seq = workspace.seq + 1;
  const at = new Date(START + seq * STEP_MS);
  const entry: HashedEntry = {
    id: newId(),
    workspaceId: workspace.id,
    seq,
    at,
    actorId: workspace.userId,
    actorName: 'Ann',
    action: event.action,
    orderDbId: order.id,
    orderId: order.orderId,
    orderVersion: version,
    changes: JSON.stringify(event.changes),
    operationId: newId(),
    requestHash: '',
    previousHash: workspace.hash,
    groupId: null,
    undoes: event.undoes ?? null,
  };
  const hash = entryHash(entry);
  Object.assign(workspace, { seq, hash });
  item.row = state && rowOf(item, { ...order, ...state, version }, stored(at));
  item.order = { ...order, ...state, version };
  return { ...entry, at: stored(at), hash };
}

function textOf({ workspace, order }: OrderInProgress): Row {
  const { searchText: text } = searchColumns(order);
  return { workspaceId: workspace.id, orderDbId: order.id, text };
}

function rowOf({ workspace, row, order: before }: OrderInProgress, order: Order, at: string): Row {
  const wasDelivered = before.status === 'DELIVERED' ? row?.deliveredAt : at;
  return {
    createdById: workspace.userId,
    createdAt: at,
    ...row,
    ...order,
    ...searchColumns(order),
    workspaceId: workspace.id,
    updatedAt: at,
    deliveredAt: order.status === 'DELIVERED' ? wasDelivered : null,
  };
}

async function writeHead(raw: Raw, { id, seq, hash }: Workspace): Promise<void> {
  const count = (status: string) =>
    `(SELECT count(*) FROM "Order" WHERE "workspaceId" = $1 AND "status" = '${status}')`;
  await raw.run(
    `UPDATE "Workspace" SET "logSeq" = $2, "logHash" = $3, "ongoingCount" = ${count('ONGOING')},
       "deliveredCount" = ${count('DELIVERED')} WHERE "id" = $1`,
    [id, seq, hash],
  );
}
