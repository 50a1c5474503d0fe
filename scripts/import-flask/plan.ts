import { hash } from 'node:crypto';
import { deliveriesIn } from './deliveries';
import { entriesOf, type PlannedEntry } from './entries';
import { rowsOf, type PlannedOrders } from './orders';
import { owners } from './owners';
import type { FlaskSource, FlaskUser } from './source';
import { inOrderOfTime } from './times';

/** Of whom nobody knows any more: their orders and entries stand apart, where nobody sees them. */
export const NOBODY = 'nobody';

/** What becomes one workspace: all that belongs to a user of the Flask application. */
export type PlannedWorkspace = {
  /** The user's key there; {@link NOBODY} where it belongs to users who are gone. */
  key: string;
  /** Tells this user from one of another Flask application with the same key. */
  fingerprint: string;
  user: FlaskUser | null;
  entries: PlannedEntry[];
  orders: PlannedOrders;
};

/** What a take-over does, decided before any of it is done. */
export type Plan = {
  workspaces: PlannedWorkspace[];
  /** Entries whose own time cannot be read. */
  guessedTimes: number;
};

/** Decides what becomes of each row. `now` is the time of entries of which no time is known. */
export function planTakeOver(source: FlaskSource, now: Date): Plan {
  const known = owners(source);
  const { users } = known;
  const entries = inOrderOfTime(source.entries, now);
  const deliveries = deliveriesIn(entries, source.orders, known);
  const entriesBy = groupBy(entries, known.ofEntry);
  const ordersBy = groupBy(source.orders, known.ofOrder);
  const workspaces = [...users.keys(), null].map((key) => {
    const user = key === null ? null : users.get(key)!;
    return {
      key: key ?? NOBODY,
      // What belongs to nobody is known by the first user of the same database.
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

/** Of a user as they are there now: the hash of a password has a salt that nobody else's has. */
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
