import type { Actor } from '@/lib/auth/actor';
import { startOfDay } from '@/lib/dates';
import { transaction, type Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { lockLogFor } from '@/lib/audit-log/append';
import { loadByOrderId } from '@/lib/orders/load';
import { changeEach, type PlannedChange } from '@/lib/orders/changes/change';
import { decideImport, decideImportedChange } from '@/lib/orders/changes/decide';
import type { Order } from '@/lib/orders/order';
import { loadOrders } from '@/lib/orders/load';
import { Refusal } from '@/lib/errors';
import { yieldEventLoop } from '@/lib/event-loop';
import { validateChunk } from './validate';
import type { ImportedOrder } from './import';
import { lockImport } from './lock';
import { orderStateOf } from './row-outcome';
import { detailsSchema } from './stored';

/** Orders in one transaction: enough to be quick, and few enough that everybody else gets their turn in between. */
const CHUNK = 800;

/**
 * Works on an import for about `budget` milliseconds, or until there is nothing to do: checks its rows, or, once it is
 * let loose, writes its orders. Each row is taken once, however often and at however many places this is called, and
 * whatever is killed in between.
 * @throws Refusal `no-import` or `forbidden`
 */
export async function runImport(
  actor: Actor,
  { id, budget }: { id: string; budget: number },
): Promise<void> {
  const end = performance.now() + budget;
  for (let start = performance.now(); start < end; start = performance.now()) {
    const hasMore = (await validateChunk(actor, id)) || (await writeChunk(actor, id));
    if (!hasMore) return;
    await yieldEventLoop(start);
  }
}

type Row = {
  position: number;
  orderId: string;
  order: ImportedOrder;
  orderDbId: string | null;
  version: number | null;
};

/** Writes the next orders of an import, in one transaction; answers whether there may be more. */
async function writeChunk(actor: Actor, id: string): Promise<boolean> {
  const { workspaceId } = actor;
  return transaction(async (tx) => {
    const head = await lockLogFor(tx, actor);
    const { state, doneTo, rows: end } = await lockImport(tx, actor, { id });
    if (state !== 'running') return false;
    const next = await nextRows(tx, actor, { id, after: doneTo });
    const rows = next.flatMap(wantedRow);
    const wishes = await planRowChanges(tx, actor, { id, rows });
    const refused = await changeEach(tx, actor, { head, wishes });
    for (const [index, { subject }] of wishes.entries()) {
      const refusal = refused.get(subject.id)?.code;
      if (!refusal) continue;
      await tx.importOrder.updateMany({
        where: { workspaceId, importId: id, position: rows[index]!.position },
        data: { refusal },
      });
    }
    const hasMore = next.length === CHUNK;
    const reached = hasMore ? next.at(-1)!.position : end;
    const written = rows.filter((_, index) => !refused.has(wishes[index]!.subject.id));
    const created = written.filter(({ orderDbId }) => orderDbId === null).length;
    await tx.import.update({
      where: { id },
      data: {
        doneTo: reached,
        created: { increment: created },
        updated: { increment: written.length - created },
      },
      select: { id: true },
    });
    return hasMore;
  });
}

type StoredRow = Omit<Row, 'orderId' | 'order'> & {
  orderId: string | null;
  verdict: string;
  details: string | null;
};

/** Whatever they are: asked for some verdicts alone, a database would look through all that are left. */
async function nextRows(
  tx: Tx,
  { workspaceId }: Actor,
  { id, after }: { id: string; after: number },
): Promise<StoredRow[]> {
  return tx.importOrder.findMany({
    where: { workspaceId, importId: id, position: { gt: after } },
    orderBy: { position: 'asc' },
    take: CHUNK,
    select: {
      position: true,
      verdict: true,
      orderId: true,
      details: true,
      orderDbId: true,
      version: true,
    },
  });
}

/** The row, where there is something to write. */
function wantedRow({ verdict, orderId, details, ...row }: StoredRow): Row[] {
  if (verdict !== 'create' && verdict !== 'update') return [];
  return [{ ...row, orderId: orderId!, order: detailsSchema.parse(JSON.parse(details!)) }];
}

/** What an import wishes for some of its orders, decided on what they are now, in the transaction that will do it. */
async function planRowChanges(
  tx: Tx,
  actor: Actor,
  { id: groupId, rows }: { id: string; rows: readonly Row[] },
): Promise<PlannedChange[]> {
  const created = rows.filter(({ orderDbId }) => orderDbId === null);
  const taken = await loadByOrderId(
    tx,
    actor,
    created.map(({ orderId }) => orderId),
  );
  const orders = await loadOrders(
    tx,
    actor,
    rows.flatMap(({ orderDbId }) => orderDbId ?? []),
  );
  const now = new Date();
  return rows.map(({ position, orderId, order: said, orderDbId, version }) => {
    const order = orderDbId === null ? undefined : orders.get(orderDbId);
    const told = { state: orderStateOf(said, order), deliveredAt: deliveredAt(said, actor, now) };
    const common = {
      // One for each order of an import: the log itself would refuse the second.
      operationId: `${groupId}.${position}`,
      asked: ['import', orderId, said] as [string, ...unknown[]],
      groupId,
    };
    if (orderDbId === null) {
      const subject = { id: newId(), orderId, version: 0, status: null };
      return { ...common, subject, decision: decideImport(taken.get(orderId) ?? null, told) };
    }
    const subject = order ?? { id: orderDbId, orderId, version: version!, status: null };
    return { ...common, subject, decision: decideUpdate(order, { ...told, version: version! }) };
  });
}

/** What the dry run has not seen is left alone. */
function decideUpdate(
  order: Order | undefined,
  { version, ...told }: Parameters<typeof decideImportedChange>[1] & { version: number },
) {
  if (!order) return new Refusal('not-found', {});
  if (order.version !== version) {
    const { id, orderId } = order;
    return new Refusal('stale', { id, orderId, version: order.version, meanwhile: [] });
  }
  return decideImportedChange(order, told);
}

const starts = new Map<string, Date>();

/** Since when an order counts as delivered where the file does not say: since its delivery date, or now before that. */
function deliveredAt(order: ImportedOrder, { timeZone }: Actor, now: Date): Date {
  if (order.deliveredAt !== null) return new Date(Math.min(Date.parse(order.deliveredAt), +now));
  const key = `${order.deliveryDate} ${timeZone}`;
  const start = starts.get(key) ?? startOfDay(order.deliveryDate, timeZone);
  if (starts.size > 10_000) starts.clear();
  starts.set(key, start);
  return start < now ? start : now;
}
