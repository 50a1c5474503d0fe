import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { db, statements, statementsIn, type Tx } from '@/lib/db/client';
import { sql } from '@/lib/db/sql';
import type { Statements } from '@/lib/db/statements';
import { FIELD_KEYS, type OrderField } from '@/lib/orders/fields';
import { ROW_OUTCOMES, type RowOutcome } from './import';
import { parseMapping } from './lock';

export type ImportCounts = Record<RowOutcome, number> & {
  /** Orders that the import creates, changes or deletes. */
  toWrite: number;
  /** By outcome. */
  notRefused: Record<RowOutcome, number>;
  created: number;
  /** Changed or deleted. */
  updated: number;
  /** Not written, because someone else changed the order first. */
  refused: number;
};

const outcomesSchema = z.partialRecord(z.enum(ROW_OUTCOMES), z.coerce.number());

/** Counted once, after the dry run: a page can't count a million rows each time. */
const storedCountsSchema = z.object({
  orders: outcomesSchema,
  refused: outcomesSchema,
  /** By their conflicts, fields separated by commas. */
  conflicts: z.array(z.object({ fields: z.string(), orders: z.number(), toWrite: z.number() })),
});

type StoredCounts = z.infer<typeof storedCountsSchema>;

/** After the dry run, and after each fix. */
export async function storeCounts(
  tx: Tx,
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  { id, judgedTo }: { id: string; judgedTo: number },
): Promise<void> {
  const counts = await countOrders(statementsIn(tx), { workspaceId, id, judgedTo });
  const data = { counts: JSON.stringify(counts) };
  await tx.import.update({ where: { id }, data, select: { id: true } });
}

/** Null stays null, as in an import of which an earlier version wrote the first orders. */
export function withRefused(counts: string | null, outcomes: readonly string[]): string | null {
  if (counts === null || outcomes.length === 0) return counts;
  const { refused, ...others } = storedCountsSchema.parse(JSON.parse(counts));
  for (const outcome of outcomes.map((name) => z.enum(ROW_OUTCOMES).parse(name))) {
    refused[outcome] = (refused[outcome] ?? 0) + 1;
  }
  return JSON.stringify({ ...others, refused });
}

export type CountColumns = {
  id: string;
  rows: number;
  judgedTo: number;
  matching: string | null;
  created: number;
  updated: number;
  counts: string | null;
};

export const COUNT_COLUMNS = {
  id: true,
  rows: true,
  judgedTo: true,
  matching: true,
  created: true,
  updated: true,
  counts: true,
} as const;

/** All are 0 before the end of the dry run. */
export async function importCounts(actor: Actor, id: string): Promise<ImportCounts> {
  const found = await db().import.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
    select: COUNT_COLUMNS,
  });
  return countsOf(actor, found);
}

export async function countsOf(actor: Actor, found: CountColumns): Promise<ImportCounts> {
  const { matching, created, updated } = found;
  const { orders: some, refused, conflicts } = await storedCounts(actor, found);
  const orders = forEachOutcome((outcome) => some[outcome] ?? 0);
  const resolved = conflicts.reduce((sum, { toWrite }) => sum + toWrite, 0);
  const cancelled = parseMapping(matching)?.cancelled === 'leave' ? 0 : orders.cancelled;
  return {
    ...orders,
    created,
    updated,
    notRefused: forEachOutcome((outcome) => orders[outcome] - (refused[outcome] ?? 0)),
    toWrite: orders.create + orders.update + resolved + cancelled,
    refused: Object.values(refused).reduce((sum, count) => sum + count, 0),
  };
}

function forEachOutcome(count: (outcome: RowOutcome) => number): Record<RowOutcome, number> {
  const counts = ROW_OUTCOMES.map((outcome) => [outcome, count(outcome)]);
  return Object.fromEntries(counts) as Record<RowOutcome, number>;
}

export type FieldConflicts = { field: OrderField; orders: number };

/** How many orders have a conflict in each field, resolved or not, in display order. */
export async function conflictsByField(actor: Actor, id: string): Promise<FieldConflicts[]> {
  const found = await db().import.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
    select: COUNT_COLUMNS,
  });
  const { conflicts } = await storedCounts(actor, found);
  return FIELD_KEYS.flatMap((field) => {
    const orders = conflicts
      .filter(({ fields }) => fields.split(',').includes(field))
      .reduce((sum, count) => sum + count.orders, 0);
    return orders > 0 ? [{ field, orders }] : [];
  });
}

async function storedCounts(
  { workspaceId }: Actor,
  { id, rows, judgedTo, counts }: CountColumns,
): Promise<StoredCounts> {
  if (counts !== null) return storedCountsSchema.parse(JSON.parse(counts));
  if (judgedTo < rows) return { orders: {}, refused: {}, conflicts: [] };
  // An earlier version checked it.
  return countOrders(statements(), { workspaceId, id, judgedTo });
}

const rowSchema = z.object({
  outcome: z.enum(ROW_OUTCOMES),
  orders: z.coerce.number(),
  refused: z.coerce.number(),
});

const conflictSchema = z.object({
  // Null in imports that were checked before conflicts had fields.
  fields: z
    .string()
    .nullable()
    .transform((fields) => fields ?? ''),
  orders: z.coerce.number(),
  toWrite: z.coerce.number(),
});

async function countOrders(
  reader: Statements,
  { workspaceId, id, judgedTo }: { workspaceId: string; id: string; judgedTo: number },
): Promise<StoredCounts> {
  const ofImport = sql`
    "workspaceId" = ${workspaceId} AND "importId" = ${id} AND "position" <= ${judgedTo}`;
  const rows = await reader.rows(sql`
    SELECT "verdict" AS "outcome", count(*) AS "orders", count("refusal") AS "refused" FROM "ImportOrder"
    WHERE ${ofImport} GROUP BY "verdict"`);
  const found = rows.map((row) => rowSchema.parse(row));
  const conflicts = found.some(({ outcome }) => outcome === 'conflict')
    ? await reader.rows(sql`
        SELECT "conflicts" AS "fields", count(*) AS "orders",
          count(CASE WHEN "conflicts" IS NOT NULL THEN "changes" END) AS "toWrite"
        FROM "ImportOrder" WHERE ${ofImport} AND "verdict" = 'conflict' GROUP BY "conflicts"`)
    : [];
  return {
    orders: Object.fromEntries(found.map(({ outcome, orders }) => [outcome, orders])),
    refused: Object.fromEntries(found.map(({ outcome, refused }) => [outcome, refused])),
    conflicts: conflicts.map((row) => conflictSchema.parse(row)),
  };
}
