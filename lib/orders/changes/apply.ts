import type { Actor } from '@/lib/auth/actor';
import type { Tx } from '@/lib/db/client';
import { insertRows, updateRows } from '@/lib/db/write';
import { appendEntries, type LogHead } from '@/lib/audit-log/append';
import { namesById, withCourierNames } from '@/lib/orders/couriers';
import { FIELD_KEYS, ORDER_FIELDS } from '@/lib/orders/fields';
import type { Decision, Subject } from '@/lib/orders/order';
import { searchColumns } from '@/lib/orders/search-text';
import type { OrderStatus } from '@/lib/orders/status';

/** A decision to be carried out. */
export type DecidedChange = {
  subject: Subject;
  decision: Decision;
  operationId: string;
  requestHash: string;
  groupId: string | null;
};

/**
 * Carries decisions out, each about another order, inside of a transaction that holds the lock of the log: first the
 * entries, then the orders, then the workspace's counters.
 */
export async function applyChanges(
  tx: Tx,
  actor: Actor,
  { head, deeds }: { head: LogHead; deeds: readonly DecidedChange[] },
): Promise<void> {
  if (deeds.length === 0) return;
  const at = new Date();
  const names = await courierNames(tx, actor, deeds);
  const entries = deeds.map(({ subject, decision, operationId, requestHash, groupId }) => ({
    workspaceId: actor.workspaceId,
    at,
    actorId: actor.userId,
    actorName: actor.name,
    // The log outlives its users: beside the key it says how the courier was called.
    event: { ...decision.event, changes: withCourierNames(decision.event.changes, names) },
    orderDbId: subject.id,
    orderId: subject.orderId,
    orderVersion: subject.version + 1,
    operationId,
    requestHash,
    groupId,
  }));
  await appendEntries(tx, head, entries);
  await writeOrders(tx, actor, { deeds, at });
  await stepCounters(tx, actor, deeds);
}

/** How the couriers are called that the deeds take from orders or give them, by their ids. */
async function courierNames(
  tx: Tx,
  { workspaceId }: Actor,
  deeds: readonly DecidedChange[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set<unknown>();
  for (const { decision } of deeds) {
    const change = decision.event.changes.courierId;
    if (change) ids.add(change.from).add(change.to);
  }
  const couriers = [...ids].filter((id) => typeof id === 'string');
  if (couriers.length === 0) return new Map();
  const users = await tx.user.findMany({
    where: { workspaceId, id: { in: couriers } },
    select: { id: true, name: true },
  });
  return namesById(users);
}

async function writeOrders(
  tx: Tx,
  { workspaceId, userId }: Actor,
  { deeds, at }: { deeds: readonly DecidedChange[]; at: Date },
): Promise<void> {
  const ended = deeds.filter(({ decision }) => !decision.state);
  const changed = deeds.filter(({ decision, subject }) => decision.state && subject.status);
  const made = deeds.filter(({ decision, subject }) => decision.state && !subject.status);
  if (ended.length > 0) {
    const ids = ended.map(({ subject }) => subject.id);
    await tx.order.deleteMany({ where: { id: { in: ids } } });
  }
  // Only columns that change: the indexes of the others are left alone.
  for (const [columns, alike] of byColumns(changed)) {
    const rows = alike.map((deed) => ({
      id: deed.subject.id,
      ...pick(rowOf(deed, at), columns),
    }));
    await updateRows(tx, 'Order', rows);
  }
  await insertRows(
    tx,
    'Order',
    made.map((deed) => ({
      id: deed.subject.id,
      workspaceId,
      orderId: deed.subject.orderId,
      createdById: deed.subject.created?.byId ?? userId,
      createdAt: deed.subject.created?.at ?? at,
      ...rowOf(deed, at),
    })),
  );
}

/** The columns that follow from a decision. */
function rowOf({ subject, decision }: DecidedChange, at: Date) {
  const { orderId, version } = subject;
  const state = decision.state!;
  return {
    version: version + 1,
    updatedAt: at,
    ...pick(state, FIELD_KEYS),
    ...searchColumns({ orderId, ...state }),
    deliveredAt: state.status === 'DELIVERED' ? (decision.deliveredAt ?? at) : null,
  };
}

type Column = keyof ReturnType<typeof rowOf>;

/** What has to be written along with a field. */
const DERIVED_COLUMNS = FIELD_KEYS.map((field): [typeof field, Column[]] => {
  const { searched, sortKey } = ORDER_FIELDS[field];
  return [
    field,
    [
      ...(searched ? (['searchText'] as const) : []),
      ...(sortKey ? [sortKey] : []),
      ...(field === 'status' ? (['deliveredAt'] as const) : []),
    ],
  ];
});

/** The deeds together that change the same columns. */
function byColumns(deeds: readonly DecidedChange[]): Map<Column[], DecidedChange[]> {
  const groups = new Map<string, [Column[], DecidedChange[]]>();
  for (const deed of deeds) {
    const columns = columnsOf(deed.decision);
    const alike = groups.get(columns.join()) ?? [columns, []];
    alike[1].push(deed);
    groups.set(columns.join(), alike);
  }
  return new Map(groups.values());
}

function columnsOf({ event }: Decision): Column[] {
  const changed = DERIVED_COLUMNS.flatMap(([field, columns]) =>
    field in event.changes ? [field, ...columns] : [],
  );
  return ['version', 'updatedAt', ...new Set(changed)];
}

function pick<R extends object, K extends keyof R>(row: R, columns: readonly K[]): Pick<R, K> {
  return Object.fromEntries(columns.map((column) => [column, row[column]])) as Pick<R, K>;
}

/** Keeps the workspace's counters in step. */
async function stepCounters(tx: Tx, actor: Actor, deeds: readonly DecidedChange[]): Promise<void> {
  const step = (status: OrderStatus) =>
    deeds.reduce(
      (sum, { subject, decision }) =>
        sum + Number(decision.state?.status === status) - Number(subject.status === status),
      0,
    );
  const [ongoing, delivered] = [step('ONGOING'), step('DELIVERED')];
  if (ongoing === 0 && delivered === 0) return;
  await tx.workspace.update({
    where: { id: actor.workspaceId },
    data: { ongoingCount: { increment: ongoing }, deliveredCount: { increment: delivered } },
    select: { id: true },
  });
}
