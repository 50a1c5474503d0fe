import { hash } from 'node:crypto';
import type { Owners } from './owners';
import { nameOf } from './names';
import { trimmed, type FlaskEntry } from './source';
import type { TimedEntry } from './times';

/** A log row that will become a log entry. */
export type PlannedEntry = {
  /** Derived from the row alone, so that the same row becomes one entry. */
  operationId: string;
  at: Date;
  /** Whether the time is that of the row, which then differs from the rows of other databases. */
  isDated: boolean;
  /** Who acted: the owner of the workspace, or someone else by key and name. */
  actor: { isOwner: boolean; key: string | null; name: string };
  action: string | null;
  /** The Order ID. */
  orderId: string | null;
  /** Keys in the Flask database. */
  orderKey: string | null;
  userKey: string | null;
};

/** Plans the entries for log rows in the workspace of the user with the key `owner`, in their order. */
export function entriesOf(
  rows: readonly TimedEntry[],
  { users, orderOf }: Pick<Owners, 'users' | 'orderOf'>,
  owner: string | null,
): PlannedEntry[] {
  return rows.map((row) => {
    const { at, isGuessed, action, userId, orderId, orderStringId } = row;
    return {
      operationId: operationIdOf(row),
      at,
      isDated: !isGuessed,
      actor: {
        isOwner: userId !== null && userId === owner,
        key: userId,
        name: nameOf(userId, users.get(userId ?? '')),
      },
      action,
      orderId: trimmed(orderStringId) ?? trimmed(orderOf(row)?.orderId ?? null),
      orderKey: orderId,
      userKey: userId,
    };
  });
}

function operationIdOf({ id, action, userId, orderId, orderStringId, timestamp }: FlaskEntry) {
  const content = JSON.stringify([id, action, userId, orderId, orderStringId, timestamp]);
  return `flask:log:${hash('sha256', content, 'hex')}`;
}
