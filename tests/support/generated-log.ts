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

/** Orders that are worked on at once, so that their entries mix in the log. */
const WINDOW = 600;

const START = Date.parse('2026-01-01T00:00:00.000Z');
const STEP_MS = 10_000;

type Deed = (order: Order) => Decision | Refusal;
const edit: Deed = (order) =>
  decideEdit(order, {
    since: [],
    details: { ...order, numberOfItems: (order.numberOfItems % 9) + 1 },
  });

/** What becomes of created orders: ten entries for every three of them, and one of the three is deleted. */
const LIVES: Deed[][] = [
  [edit, decideMarkDelivered],
  [decideMarkDelivered, decideReopen],
  [edit, decideMarkDelivered, decideDelete],
];

type Workspace = { id: string; userId: string; seq: number; hash: string };

/** An order on its way, and its row; null before it is created and after it is deleted. */
type Life = { workspace: Workspace; order: Order; row: Row | null };

/**
 * Fills a migrated database with orders, their texts for search and their log: as our own decisions make them, but past the door and without
 * the guards, a million entries in a minute or two. As whoever owns the database.
 * @returns how many entries were written
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
    const lives = numbers.map((number) => newLife(workspaces[number % count]!, number, orders));
    const log = lives.map((life) => act(life, (order) => decideCreate(null, order)));
    for (const turn of [0, 1, 2]) {
      for (const [index, life] of lives.entries()) {
        const deed = LIVES[index % LIVES.length]![turn];
        if (deed) log.push(act(life, deed));
      }
    }
    await insertRows(raw, 'Log', log);
    await insertRows(raw, 'OrderText', lives.map(textOf));
    await insertRows(
      raw,
      'Order',
      lives.flatMap(({ row }) => (row ? [row] : [])),
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

function newLife(workspace: Workspace, number: number, total: number): Life {
  const details = demoOrder(number, total, '2026-01-01');
  return {
    workspace,
    order: { ...details, id: newId(), version: 0, ...NO_OPTIONAL_DETAILS, status: 'ONGOING' },
    row: null,
  };
}

/** Takes an order one step further; answers the row of the entry. */
function act(life: Life, deed: Deed): Row {
  const { workspace, order } = life;
  const decision = deed(order);
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
  life.row = state && rowOf(life, { ...order, ...state, version }, stored(at));
  life.order = { ...order, ...state, version };
  return { ...entry, at: stored(at), hash };
}

function textOf({ workspace, order }: Life): Row {
  const { searchText: text } = searchColumns(order);
  return { workspaceId: workspace.id, orderDbId: order.id, text };
}

function rowOf({ workspace, row, order: before }: Life, order: Order, at: string): Row {
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
