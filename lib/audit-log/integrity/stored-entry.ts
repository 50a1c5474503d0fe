import type { Engine } from '@/lib/db/engine';
import { PEOPLE_ACTIONS, type Action } from '@/lib/audit-log/actions';
import { entryHash, type HashedEntry } from './hash';
import type { Flaw } from './tampering';

/** An entry as the database has it, its time as text. Nothing about it is taken for granted. */
export type StoredEntry = Omit<HashedEntry, 'at'> & { at: string; hash: string };

type Columns = Record<keyof StoredEntry, (value: unknown) => boolean>;

const isText = (value: unknown) => typeof value === 'string';
const isNull = (value: unknown) => value === null;

/** Whether a value is one that the application could have stored in this column, of an entry about an order. */
const COLUMNS: Columns = {
  id: isText,
  workspaceId: isText,
  seq: Number.isInteger,
  at: isTime,
  actorId: isText,
  actorName: isText,
  action: isText,
  orderDbId: isText,
  orderId: isText,
  orderVersion: Number.isInteger,
  changes: isText,
  operationId: isText,
  requestHash: isText,
  previousHash: isText,
  hash: isText,
  groupId: (value) => value === null || isText(value),
  undoes: (value) => value === null || Number.isInteger(value),
};

/** The same of an entry that was taken over: it may know the Order ID, and is about no order of this system. */
const TAKEN_OVER_COLUMNS: Columns = {
  ...COLUMNS,
  orderDbId: isNull,
  orderVersion: isNull,
  orderId: (value) => value === null || isText(value),
};

/** The same of an entry about people, which is about no order at all. */
const PEOPLE_COLUMNS: Columns = {
  ...COLUMNS,
  orderDbId: isNull,
  orderVersion: isNull,
  orderId: isNull,
  groupId: isNull,
  undoes: isNull,
};

/** Which columns an entry has, by its action. */
const COLUMNS_OF: ReadonlyMap<string, Columns> = new Map([
  ['Taken Over' satisfies Action, TAKEN_OVER_COLUMNS],
  ...PEOPLE_ACTIONS.map((action): [Action, Columns] => [action, PEOPLE_COLUMNS]),
]);

/** The columns of an entry. */
export const ENTRY_COLUMNS = Object.keys(COLUMNS) as (keyof StoredEntry)[];

/** Why an entry, taken for itself, is not what was written; null when it is. */
export function flawOf(entry: StoredEntry): Flaw | null {
  const { seq, action, orderId } = entry;
  const order = orderId === null ? '' : ` (order ${orderId})`;
  const isRight = COLUMNS_OF.get(action) ?? COLUMNS;
  const odd = ENTRY_COLUMNS.find((column) => !isRight[column](entry[column]));
  if (odd) {
    const about = `its "${odd}" is not as the application stores it${order}`;
    return { seq, kind: 'stored', about };
  }
  if (entryHash({ ...entry, at: new Date(entry.at) }) === entry.hash) return null;
  return { seq, kind: 'hash', about: `it is not what was hashed${order}` };
}

/** Whether a time is in the very notation that the application stores. */
function isTime(stored: unknown): boolean {
  if (typeof stored !== 'string') return false;
  const time = new Date(stored);
  return !Number.isNaN(time.getTime()) && time.toISOString().replace('Z', '+00:00') === stored;
}

/**
 * How a time is asked for, so that it comes as SQLite stores it: as text. PostgreSQL has a type for times, and would
 * print a year before Christ like one after.
 */
const TIMES: Record<Engine, (column: string) => string> = {
  sqlite: (column) => `"${column}"`,
  postgresql: (column) =>
    `CASE WHEN "${column}" >= '0001-01-01' THEN to_char("${column}", 'YYYY-MM-DD"T"HH24:MI:SS.MS"+00:00"') END AS "${column}"`,
};
const TIME_COLUMNS = [
  'at',
  'createdAt',
  'updatedAt',
  'deliveredAt',
  'deletedAt',
  'expires',
  'usedAt',
  'revokedAt',
];

/** Columns of a query that reads rows as they are stored. */
export function columns(engine: Engine, names: readonly string[]): string {
  const selected = names.map((name) =>
    TIME_COLUMNS.includes(name) ? TIMES[engine](name) : `"${name}"`,
  );
  return selected.join(', ');
}
