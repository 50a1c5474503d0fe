import { hash } from 'node:crypto';
import type { Owners } from './owners';
import { nameOf } from './names';
import { trimmed, type FlaskEntry } from './source';
import type { TimedEntry } from './times';

/** A log row that is to be an entry of the log here. */
export type PlannedEntry = {
  /** Of the row itself, whatever else is in its database: the same row twice is one entry. */
  operationId: string;
  at: Date;
  /** Whether the time is the row's own, so that the row can be told from those of other databases. */
  isDated: boolean;
  /** Who acted: the user whose workspace it is, or somebody by a key and a name. */
  actor: { isOwner: boolean; key: string | null; name: string };
  action: string | null;
  /** The Order ID. */
  orderId: string | null;
  /** The keys there. */
  orderKey: string | null;
  userKey: string | null;
};

/** The entries that log rows become in the workspace of the user with this key, in their order. */
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
  const told = JSON.stringify([id, action, userId, orderId, orderStringId, timestamp]);
  return `flask:log:${hash('sha256', told, 'hex')}`;
}
