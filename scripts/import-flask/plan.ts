import { hash } from 'node:crypto';
import { deliveryTimes } from './delivery-times';
import { entriesOf, type PlannedEntry } from './entries';
import { rowsOf, type PlannedOrders } from './orders';
import { owners } from './owners';
import type { FlaskSource, FlaskUser } from './source';
import { sortByTime } from './times';

/** The key of the workspace for orders and entries of users who no longer exist. No one can log in to it. */
export const NOBODY = 'nobody';

/** One workspace: everything that belongs to one user of the Flask application. */
export type PlannedWorkspace = {
  /** The key of the user in the Flask database, or {@link NOBODY}. */
  key: string;
  /** Distinguishes the user from one with the same key in another Flask database. */
  fingerprint: string;
  user: FlaskUser | null;
  entries: PlannedEntry[];
  orders: PlannedOrders;
};

/** Everything a take-over does, decided before it writes. */
export type Plan = {
  workspaces: PlannedWorkspace[];
  /** The number of entries without a valid time. */
  guessedTimes: number;
};

/** Plans what becomes of each row. `now` is the time of entries with no known time. */
export function planTakeOver(source: FlaskSource, now: Date): Plan {
  const known = owners(source);
  const { users } = known;
  const entries = sortByTime(source.entries, now);
  const deliveries = deliveryTimes(entries, source.orders, known);
  const entriesBy = groupBy(entries, known.ofEntry);
  const ordersBy = groupBy(source.orders, known.ofOrder);
  const workspaces = [...users.keys(), null].map((key) => {
    const user = key === null ? null : users.get(key)!;
    return {
      key: key ?? NOBODY,
      // The workspace without a user is identified by the first user of the database.
      fingerprint: fingerprintOf(user ?? source.users[0] ?? null),
      user,
      entries: entriesOf(entriesBy.get(key) ?? [], known, key),
      orders: rowsOf(ordersBy.get(key) ?? [], deliveries),
    };
  });
  return {
    workspaces: workspaces.filter(
      ({ user, entries, orders }) => user || entries.length > 0 || orders.rows.length > 0,
    ),
    guessedTimes: entries.filter(({ isGuessed }) => isGuessed).length,
  };
}

/** The password hash has a unique salt. */
function fingerprintOf(user: FlaskUser | null): string {
  return hash('sha256', JSON.stringify([user?.id, user?.username, user?.password]), 'hex');
}

function groupBy<R>(rows: readonly R[], keyOf: (row: R) => string | null): Map<string | null, R[]> {
  const groups = new Map<string | null, R[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
