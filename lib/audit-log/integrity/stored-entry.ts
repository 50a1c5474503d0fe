import type { Engine } from '@/lib/db/engine';
import { PEOPLE_ACTIONS, type Action } from '@/lib/audit-log/actions';
import { entryHash, type HashedEntry } from './hash';
import type { Flaw } from './tampering';

/** Untrusted, with the time as text. */
export type StoredEntry = Omit<HashedEntry, 'at'> & { at: string; hash: string };

type Columns = Record<keyof StoredEntry, (value: unknown) => boolean>;

const isText = (value: unknown) => typeof value === 'string';
const isNull = (value: unknown) => value === null;

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

const TAKEN_OVER_COLUMNS: Columns = {
  ...COLUMNS,
  orderDbId: isNull,
  orderVersion: isNull,
  orderId: (value) => value === null || isText(value),
};

const PEOPLE_COLUMNS: Columns = {
  ...COLUMNS,
  orderDbId: isNull,
  orderVersion: isNull,
  orderId: isNull,
  groupId: isNull,
  undoes: isNull,
};

const COLUMNS_OF: ReadonlyMap<string, Columns> = new Map([
  ['Taken Over' satisfies Action, TAKEN_OVER_COLUMNS],
  ...PEOPLE_ACTIONS.map((action): [Action, Columns] => [action, PEOPLE_COLUMNS]),
]);

export const ENTRY_COLUMNS = Object.keys(COLUMNS) as (keyof StoredEntry)[];

/** Null when intact. */
export function findFlaw(entry: StoredEntry): Flaw | null {
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

/** Exactly the notation the application stores. */
function isTime(stored: unknown): boolean {
  if (typeof stored !== 'string') return false;
  const time = new Date(stored);
  return !Number.isNaN(time.getTime()) && time.toISOString().replace('Z', '+00:00') === stored;
}

/** As text, like SQLite. PostgreSQL would print years BC like AD, so those become null. */
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

export function columns(engine: Engine, names: readonly string[]): string {
  const selected = names.map((name) =>
    TIME_COLUMNS.includes(name) ? TIMES[engine](name) : `"${name}"`,
  );
  return selected.join(', ');
}
