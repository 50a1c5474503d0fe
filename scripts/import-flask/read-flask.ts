import type { Raw, Row } from '@/lib/db/engine';
import { snapshot } from '@/lib/db/raw';
import { textOf, type FlaskSource } from './source';

type Rows<R> = Record<keyof R, string>;

/** The column of each value, by table. */
const TABLES = {
  user: { id: 'id', username: 'username', password: 'password' } satisfies Rows<
    FlaskSource['users'][number]
  >,
  order: {
    id: 'id',
    orderId: 'order_id',
    numberOfItems: 'num_items',
    deliveryDate: 'delivery_date',
    senderName: 'sender_name',
    recipientName: 'recipient_name',
    recipientAddress: 'recipient_address',
    status: 'status',
    userId: 'user_id',
  } satisfies Rows<FlaskSource['orders'][number]>,
  log: {
    id: 'id',
    action: 'action',
    userId: 'user_id',
    orderId: 'order_id',
    orderStringId: 'order_string_id',
    timestamp: 'timestamp',
  } satisfies Rows<FlaskSource['entries'][number]>,
};

type Table = keyof typeof TABLES;

/**
 * Reads a consistent snapshot of a Flask database, which can be in use.
 * @throws Error with one sentence if it isn't a Flask database
 */
export async function readFlask(raw: Raw): Promise<FlaskSource> {
  return snapshot(raw, async () => ({
    users: await rowsOf(raw, 'user'),
    orders: await rowsOf(raw, 'order'),
    entries: await rowsOf(raw, 'log'),
  }));
}

async function rowsOf<T extends Table>(
  raw: Raw,
  table: T,
): Promise<Record<keyof (typeof TABLES)[T], string | null>[]> {
  const columns = Object.entries(TABLES[table]);
  const present = await raw.rows<{ name: string }>('SELECT "name" FROM pragma_table_info($1)', [
    table,
  ]);
  const absent = columns.find(([, column]) => !present.some(({ name }) => name === column));
  if (absent) {
    const what = present.length === 0 ? `no table "${table}"` : `no "${absent[1]}" in "${table}"`;
    throw new Error(
      `The database is not from the Flask application: it has ${what}. Name another file.`,
    );
  }
  const selected = columns.map(([name, column]) => `"${column}" AS "${name}"`);
  const found = [];
  const sql = `SELECT ${selected.join(', ')} FROM "${table}" ORDER BY "id"`;
  for await (const rows of raw.batches<Row>(sql)) found.push(...rows.map(rowAsText));
  return found as Record<keyof (typeof TABLES)[T], string | null>[];
}

function rowAsText(row: Row): Record<string, string | null> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)]));
}
