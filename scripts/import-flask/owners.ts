import {
  trimmed,
  type FlaskEntry,
  type FlaskOrder,
  type FlaskSource,
  type FlaskUser,
} from './source';

export type Owners = {
  /** By key. */
  users: ReadonlyMap<string, FlaskUser>;
  /** The key of the owner; null if that user no longer exists. */
  ofOrder: (order: FlaskOrder) => string | null;
  ofEntry: (entry: FlaskEntry) => string | null;
  /** The order that an entry is about; null if it no longer exists. */
  orderOf: (entry: FlaskEntry) => FlaskOrder | null;
};

/** Finds the owners of rows. An entry belongs to the user who acted, or else to the owner of its order. */
export function owners({ users, orders }: FlaskSource): Owners {
  const byKey = new Map(users.map((user) => [user.id ?? '', user]));
  const ordersByKey = new Map(orders.map((order) => [order.id ?? '', order]));
  const known = (key: string | null) => (key !== null && byKey.has(key) ? key : null);
  const ofOrder = (order: FlaskOrder) => known(order.userId);
  const orderOf = ({ orderId, orderStringId }: FlaskEntry) => {
    const order = ordersByKey.get(orderId ?? '');
    // SQLite reuses the key of a deleted order.
    const isSame = !orderStringId || trimmed(orderStringId) === trimmed(order?.orderId ?? null);
    return order && orderId !== null && isSame ? order : null;
  };
  const ofEntry = (entry: FlaskEntry) => {
    const order = orderOf(entry);
    return known(entry.userId) ?? (order && ofOrder(order));
  };
  return { users: byKey, ofOrder, ofEntry, orderOf };
}
