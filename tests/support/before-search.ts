import type { Raw, Row } from '@/lib/db/engine';
import { NO_OPTIONAL_DETAILS } from '@/lib/orders/fields';
import { upgrade } from '@/lib/upgrade/upgrade';
import { migrationsFolder, readMigrations } from '@/lib/db/migrations';
import { entryHash, GENESIS_HASH, type HashedEntry } from '@/lib/audit-log/integrity/hash';
import { decideCreate, decideDelete, decideEdit } from '@/lib/orders/changes/decide';
import type { Decision, Order, OrderDetails } from '@/lib/orders/order';
import { Refusal } from '@/lib/errors';
import { dropGuards } from '@/scripts/lib/guards';
import { insertRow, insertRows, stored } from '@/scripts/lib/rows';
import { engine } from './database';
import { migrationsFolder as folderOf, newDatabase } from './folders';
import { details } from './orders';

/** The migration that added search. */
const SEARCH = '20261122200000_search_text';

/** The values of an order at its creation and after each edit, and whether it was deleted in the end. */
export type OrderHistory = { id: string; versions: Partial<OrderDetails>[]; isDeleted?: boolean };

/** A database of the version before search, with these orders and their log. */
export async function newDatabaseBeforeSearch(histories: OrderHistory[]): Promise<Raw> {
  const all = readMigrations(migrationsFolder(engine)).filter(({ name }) => name < SEARCH);
  const raw = await newDatabase();
  await upgrade(raw, folderOf(Object.fromEntries(all.map(({ name, sql }) => [name, sql]))));
  const putGuardsBack = await dropGuards(raw);
  await writeHistories(raw, histories);
  await putGuardsBack();
  return raw;
}

async function writeHistories(raw: Raw, histories: OrderHistory[]): Promise<void> {
  const at = new Date('2026-04-17T08:00:00.000Z');
  const createdAt = stored(at);
  const [log, orders]: [Row[], Row[]] = [[], []];
  let hash = GENESIS_HASH;
  for (const { id, versions, isDeleted } of histories) {
    let order: Order = {
      ...details,
      id,
      orderId: `Nº ${id}`,
      version: 0,
      ...NO_OPTIONAL_DETAILS,
      status: 'ONGOING',
    };
    for (const decide of decisionsOf(versions, isDeleted)) {
      const decision = decide(order);
      if (decision instanceof Refusal) throw decision;
      order = { ...order, ...decision.state, version: order.version + 1 };
      const entry = entryOf(order, decision, { seq: log.length + 1, at, previousHash: hash });
      hash = entryHash(entry);
      const { groupId: _, undoes: __, ...columns } = entry;
      log.push({ ...columns, at: createdAt, hash });
    }
    const times = { createdAt, updatedAt: createdAt };
    // That version had no optional fields.
    const columns = Object.fromEntries(
      Object.entries(order).filter(([name]) => !(name in NO_OPTIONAL_DETAILS)),
    );
    if (!isDeleted) orders.push({ ...columns, workspaceId: 'desk', createdById: 'ann', ...times });
  }
  const head = { logSeq: log.length, logHash: hash, ongoingCount: orders.length };
  const desk = { id: 'desk', name: 'Parcel & Sons', timeZone: 'UTC', createdAt };
  await insertRow(raw, 'Workspace', { ...desk, ...head });
  const ann = { id: 'ann', username: 'ann', usernameKey: 'ann', name: 'Ann', role: 'OWNER' };
  await insertRow(raw, 'User', { ...ann, workspaceId: 'desk', createdAt });
  await insertRows(raw, 'Log', log);
  await insertRows(raw, 'Order', orders);
}

function decisionsOf(
  [first, ...edits]: Partial<OrderDetails>[],
  isDeleted = false,
): ((order: Order) => Decision | Refusal)[] {
  return [
    (order) => decideCreate(null, { ...order, ...first }),
    ...edits.map(
      (given) => (order: Order) =>
        decideEdit(order, { since: [], details: { ...order, ...given } }),
    ),
    ...(isDeleted ? [decideDelete] : []),
  ];
}

function entryOf(
  { id, orderId, version }: Order,
  { event }: Decision,
  place: { seq: number; at: Date; previousHash: string },
): HashedEntry {
  return {
    ...place,
    id: `entry ${place.seq}`,
    workspaceId: 'desk',
    actorId: 'ann',
    actorName: 'Ann',
    action: event.action,
    orderDbId: id,
    orderId,
    orderVersion: version,
    changes: JSON.stringify(event.changes),
    operationId: `operation ${place.seq}`,
    requestHash: '',
    groupId: null,
    undoes: null,
  };
}
