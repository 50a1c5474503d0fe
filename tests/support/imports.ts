import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { db, transaction } from '@/lib/db/client';
import { editOrder } from '@/lib/orders/mutations';
import { detailsOf, type OrderDetails } from '@/lib/orders/order';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';
import { applyImport } from '@/lib/imports/mutations';
import { saveMapping } from '@/lib/imports/mapping/mutations';
import { importCounts } from '@/lib/imports/counts';
import { findImport, type ImportView } from '@/lib/imports/queries';
import { readFile } from '@/lib/imports/file/read-file';
import { receiveRows } from '@/lib/imports/receive';
import { workOnJob } from '@/lib/jobs/work';

export const LONG_ENOUGH_MS = 600_000;

/** The column names of {@link fileOf}. */
export const HEADER = [
  'Order ID',
  'Number of items',
  'Delivery date',
  'Sender name',
  'Recipient name',
  'Recipient address',
  'Status',
];

/** A CSV file with default values, which each row overrides by column name, and the further columns of the first row. */
export function fileOf(...rows: Record<string, string>[]): string {
  const usual: Record<string, string> = {
    'Number of items': '3',
    'Delivery date': '2026-04-17',
    'Sender name': 'Northern Goods',
    'Recipient name': 'Łucja Nowak',
    'Recipient address': 'ul. Filtrowa 68, Warszawa',
    Status: 'Ongoing',
  };
  const header = [
    ...HEADER,
    ...Object.keys(rows[0] ?? {}).filter((name) => !HEADER.includes(name)),
  ];
  const lines = rows.map((row) => header.map((name) => row[name] ?? usual[name] ?? ''));
  return [header, ...lines]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\n');
}

/** Receives a file; returns the ID of the import. */
export async function received(
  actor: Actor,
  text: string | Uint8Array,
  { operationId = randomUUID(), fileName = 'orders.csv' } = {},
): Promise<string> {
  const { batches, outcome } = readFile(
    (async function* () {
      yield typeof text === 'string' ? Buffer.from(text) : text;
    })(),
  );
  const now = new Date();
  return receiveRows(actor, { operationId, source: 'file', fileName, rows: batches, outcome, now });
}

/** Receives a file, saves the proposed mapping with `changes`, and runs the dry run. */
export async function checked(
  actor: Actor,
  text: string | Uint8Array,
  changes: Partial<ColumnMapping> = {},
): Promise<string> {
  const id = await received(actor, text);
  const { mapping } = (await findImport(actor, id))!;
  await saveMapping(actor, { id, mapping: { ...mapping, ...changes }, now: new Date() });
  await workOnJob(actor, { id, kind: 'import', budget: LONG_ENOUGH_MS });
  return id;
}

/** Applies a checked import to its end. */
export async function applied(actor: Actor, id: string): Promise<ImportView> {
  await applyImport(actor, { id, now: new Date() });
  await workOnJob(actor, { id, kind: 'import', budget: LONG_ENOUGH_MS });
  return (await findImport(actor, id))!;
}

/** So that no server works on it in the background. */
export async function withoutJob(id: string): Promise<void> {
  await transaction((tx) => tx.job.deleteMany({ where: { id } }));
}

/** Imports a file to its end. */
export async function imported(actor: Actor, text: string | Uint8Array): Promise<string> {
  const id = await checked(actor, text);
  await applied(actor, id);
  return id;
}

/** The counts of an import that are not 0, by outcome. */
export async function countsOf(actor: Actor, id: string): Promise<Record<string, number>> {
  const { toWrite: _, notRefused: _2, ...counts } = await importCounts(actor, id);
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/** Null if there is none. */
export async function orderOf({ workspaceId }: Actor, orderId: string) {
  return db().order.findUnique({ where: { workspaceId_orderId: { workspaceId, orderId } } });
}

/** What a change of the order needs. */
export async function versionOf(actor: Actor, orderId: string) {
  const { id, version } = (await orderOf(actor, orderId))!;
  return { operationId: randomUUID(), id, version };
}

export async function edit(actor: Actor, orderId: string, changes: Partial<OrderDetails>) {
  const before = detailsOf((await orderOf(actor, orderId))!);
  await editOrder(actor, { ...before, ...changes, ...(await versionOf(actor, orderId)) });
}
