// The rows of a Flask database. All columns are read as text or null: SQLite stores values of any type in them, and
// SQLAlchemy allows most of them to be missing or to reference nothing.

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
  /** In UTC, as SQLAlchemy writes it: `2026-04-17 12:05:00.000000`. */
  timestamp: string | null;
};

/** All rows of each table, ordered by key. */
export type FlaskSource = { users: FlaskUser[]; orders: FlaskOrder[]; entries: FlaskEntry[] };

/** A value of any type as text that both engines can store; null stays null. */
export function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = value instanceof Uint8Array ? Buffer.from(value).toString() : String(value);
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** Normalizes a name or an Order ID and trims it. Null if it is empty. */
export function trimmed(text: string | null): string | null {
  return text?.normalize('NFC').trim() || null;
}
