import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { runTogether, statementsIn, type StatementTx } from '@/lib/db/client';
import { textsAs } from '@/lib/db/pagination/sql';
import { sql } from '@/lib/db/sql';
import { insertRows, updateRows } from '@/lib/db/write';
import { appendEntries, type LogHead } from '@/lib/audit-log/append';
import { requestHash } from '@/lib/audit-log/integrity/hash';
import { Refusal, type AnyRefusal } from '@/lib/errors';
import { namesById, withCourierNames } from '@/lib/orders/couriers';
import { FIELD_KEYS, ORDER_FIELDS } from '@/lib/orders/fields';
import type { Decision, Subject } from '@/lib/orders/order';
import { searchColumns } from '@/lib/orders/search-text';
import type { OrderStatus } from '@/lib/orders/status';

export type PlannedChange = {
  subject: Subject;
  decision: Decision | Refusal;
  operationId: string;
  /** Must be identical for the same operation ID. */
  request: [verb: string, ...content: unknown[]];
  groupId: string | null;
};

type DecidedChange = PlannedChange & { decision: Decision };

/**
 * Appends the log entries and writes the orders. The caller holds the log's lock and has checked the permissions.
 * Each change must be about a different order.
 * @returns refusals by order key; nothing is written for these
 */
export async function applyChanges(
  tx: StatementTx,
  actor: Actor,
  { head, plannedChanges }: { head: LogHead; plannedChanges: readonly PlannedChange[] },
): Promise<Map<string, AnyRefusal>> {
  const refused = new Map<string, AnyRefusal>();
  const changes: DecidedChange[] = [];
  for (const { decision, ...planned } of plannedChanges) {
    if (decision instanceof Refusal) refused.set(planned.subject.id, decision as AnyRefusal);
    else changes.push({ ...planned, decision });
  }
  if (changes.length > 0) await write(tx, actor, { head, changes });
  return refused;
}

async function write(
  tx: StatementTx,
  actor: Actor,
  { head, changes }: { head: LogHead; changes: readonly DecidedChange[] },
): Promise<void> {
  const at = new Date();
  const names = await courierNames(tx, actor, changes);
  const entries = changes.map(({ subject, decision, operationId, request, groupId }) => ({
    workspaceId: actor.workspaceId,
    at,
    actorId: actor.userId,
    actorName: actor.name,
    // The log outlives its users, so it also keeps the courier's name.
    event: { ...decision.event, changes: withCourierNames(decision.event.changes, names) },
    orderDbId: subject.id,
    orderId: subject.orderId,
    orderVersion: subject.version + 1,
    operationId,
    requestHash: requestHash(actor.userId, request),
    groupId,
  }));
  await runTogether([
    () => appendEntries(tx, head, entries),
    () => writeOrders(tx, actor, { changes, at }),
    () => stepCounters(tx, actor, changes),
  ]);
}

async function courierNames(
  tx: StatementTx,
  { workspaceId }: Actor,
  changes: readonly DecidedChange[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set<unknown>();
  for (const { decision } of changes) {
    const change = decision.event.changes.courierId;
    if (change) ids.add(change.from).add(change.to);
  }
  const couriers = [...ids].filter((id) => typeof id === 'string');
  if (couriers.length === 0) return new Map();
  const users = await statementsIn(tx).rows(sql`
    SELECT "id", "name" FROM (${textsAs('wantedId', couriers)}) AS "wanted" CROSS JOIN "User"
    WHERE "id" = "wantedId" AND "workspaceId" = ${workspaceId}`);
  return namesById(users.map((user) => personSchema.parse(user)));
}

const personSchema = z.object({ id: z.string(), name: z.string() });

async function writeOrders(
  tx: StatementTx,
  { workspaceId, userId }: Actor,
  { changes, at }: { changes: readonly DecidedChange[]; at: Date },
): Promise<void> {
  const deleted = changes.filter(({ decision }) => !decision.state);
  const updated = changes.filter(({ decision, subject }) => decision.state && subject.status);
  const created = changes.filter(({ decision, subject }) => decision.state && !subject.status);
  if (deleted.length > 0) {
    const ids = deleted.map(({ subject }) => subject.id);
    await statementsIn(tx).run(
      sql`DELETE FROM "Order" WHERE "id" IN (${textsAs('deletedId', ids)})`,
    );
  }
  // Write only changed columns, so that the indexes of the others stay untouched.
  for (const [columns, group] of byColumns(updated)) {
    const rows = group.map((change) => ({
      id: change.subject.id,
      ...pick(rowOf(change, at), columns),
    }));
    await updateRows(tx, 'Order', rows);
  }
  await insertRows(
    tx,
    'Order',
    created.map((change) => ({
      id: change.subject.id,
      workspaceId,
      orderId: change.subject.orderId,
      createdById: change.subject.created?.byId ?? userId,
      createdAt: change.subject.created?.at ?? at,
      ...rowOf(change, at),
    })),
  );
}

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

function byColumns(changes: readonly DecidedChange[]): Map<Column[], DecidedChange[]> {
  const groups = new Map<string, [Column[], DecidedChange[]]>();
  for (const change of changes) {
    const columns = columnsOf(change.decision);
    const group = groups.get(columns.join()) ?? [columns, []];
    group[1].push(change);
    groups.set(columns.join(), group);
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

async function stepCounters(
  tx: StatementTx,
  actor: Actor,
  changes: readonly DecidedChange[],
): Promise<void> {
  const step = (status: OrderStatus) =>
    changes.reduce(
      (sum, { subject, decision }) =>
        sum + Number(decision.state?.status === status) - Number(subject.status === status),
      0,
    );
  const [ongoing, delivered] = [step('ONGOING'), step('DELIVERED')];
  if (ongoing === 0 && delivered === 0) return;
  await statementsIn(tx).run(sql`
    UPDATE "Workspace" SET
      "ongoingCount" = "ongoingCount" + ${ongoing},
      "deliveredCount" = "deliveredCount" + ${delivered}
    WHERE "id" = ${actor.workspaceId}`);
}
