// What the Flask application has in its database. Its columns are taken for what they are, text or nothing: SQLite keeps
// values of any type in them, and SQLAlchemy lets most of them be missing and lead nowhere.

export type FlaskUser = { id: string | null; username: string | null; password: string | null };

export type FlaskOrder = {
  id: string | null;
  orderId: string | null;
  numberOfItems: string | null;
  deliveryDate: string | null;
  senderName: string | null;
  recipientName: string | null;
  recipientAddress: string | null;
  status: string | null;
  userId: string | null;
};

export type FlaskEntry = {
  id: string | null;
  action: string | null;
  userId: string | null;
  /** The key of the order, and its Order ID. */
  orderId: string | null;
  orderStringId: string | null;
  /** As SQLAlchemy writes it, in UTC: `2026-04-17 12:05:00.000000`. */
  timestamp: string | null;
};

/** All rows of each table, in the order of their keys. */
export type FlaskSource = { users: FlaskUser[]; orders: FlaskOrder[]; entries: FlaskEntry[] };

/** A value of any type as text that both engines can keep; null where there is none. */
export function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = value instanceof Uint8Array ? Buffer.from(value).toString() : String(value);
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** What people see and type of a name or an Order ID: without white space around. Null where nothing is left. */
export function trimmed(text: string | null): string | null {
  return text?.normalize('NFC').trim() || null;
}
