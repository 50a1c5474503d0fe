import {
  trimmed,
  type FlaskEntry,
  type FlaskOrder,
  type FlaskSource,
  type FlaskUser,
} from './source';

export type Owners = {
  /** By their keys. */
  users: ReadonlyMap<string, FlaskUser>;
  /** The key of the user to whom something belongs; null where that user is gone. */
  ofOrder: (order: FlaskOrder) => string | null;
  ofEntry: (entry: FlaskEntry) => string | null;
  /** The order that an entry is about, as far as it is still there. */
  orderOf: (entry: FlaskEntry) => FlaskOrder | null;
};

/** To whom the rows of a Flask database belong: an entry to who acted, or to whose order it is about. */
export function owners({ users, orders }: FlaskSource): Owners {
  const byKey = new Map(users.map((user) => [user.id ?? '', user]));
  const ordersByKey = new Map(orders.map((order) => [order.id ?? '', order]));
  const known = (key: string | null) => (key !== null && byKey.has(key) ? key : null);
  const ofOrder = (order: FlaskOrder) => known(order.userId);
  const orderOf = ({ orderId, orderStringId }: FlaskEntry) => {
    const order = ordersByKey.get(orderId ?? '');
    // SQLite gives the key of a deleted order to another one.
    const isSame = !orderStringId || trimmed(orderStringId) === trimmed(order?.orderId ?? null);
    return order && orderId !== null && isSame ? order : null;
  };
  const ofEntry = (entry: FlaskEntry) => {
    const order = orderOf(entry);
    return known(entry.userId) ?? (order && ofOrder(order));
  };
  return { users: byKey, ofOrder, ofEntry, orderOf };
}
