import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Raw, Row } from '@/lib/db/engine';
import { FIELD_KEYS, SEARCHED_FIELDS } from '@/lib/orders/fields';
import type { OrderState } from '@/lib/orders/order';
import { searchColumns, type SearchColumns } from '@/lib/orders/search-text';
import { PeekableRows } from './peekable';
import { Contradiction, replay, type OrderEntry, type ReplayedOrder } from './replay';
import { columns, ENTRY_COLUMNS, flawOf, type StoredEntry } from './stored-entry';
import type { Found } from './tampering';
import { joined, SearchTexts } from './verify-search';

/** What an order's row says beside its details. Like these, all of it follows from the entries. */
const FOLLOWING = [
  'orderId',
  'version',
  'createdById',
  'createdAt',
  'updatedAt',
  'deliveredAt',
] as const satisfies (keyof ReplayedOrder)[];

/** What search reads follows from the entries too. */
const SEARCHED = [
  'searchText',
  'senderKey',
  'recipientKey',
  'addressKey',
  'orderIdKey',
] as const satisfies (keyof SearchColumns)[];

type Order = Row & { workspaceId: string; id: string };

/** The entries of one order, as far as they were replayed; the last of them is `seq`. */
type History = {
  workspaceId: string;
  id: string;
  seq: number;
  order: ReplayedOrder | Contradiction | null;
  /** All that it ever said. */
  text: string;
};

/**
 * Checks every entry for itself, replays the log from empty, order by order, and compares what comes out with every
 * order; answers how many orders there are.
 */
export async function verifyOrders(raw: Raw, found: Found): Promise<number> {
  const rows = new PeekableRows(
    raw.batches<Order>(
      `SELECT ${columns(raw.engine, ['workspaceId', 'id', ...FOLLOWING, ...FIELD_KEYS, ...SEARCHED])} FROM "Order"
       ORDER BY "workspaceId", "id"`,
    ),
  );
  const entries = raw.batches<StoredEntry>(
    `SELECT ${columns(raw.engine, ENTRY_COLUMNS)} FROM "Log"
     ORDER BY "workspaceId", "orderDbId", "orderVersion"`,
  );
  const texts = new SearchTexts(raw, found);
  let history: History | undefined;
  try {
    for await (const batch of entries) {
      for (const entry of batch) {
        const { workspaceId, orderDbId } = entry;
        const flaw = flawOf(entry);
        if (flaw) found({ workspaceId, ...flaw });
        if (!isAboutOrder(entry)) continue;
        if (workspaceId !== history?.workspaceId || orderDbId !== history?.id) {
          if (history) await settle(history);
          history = { workspaceId, id: entry.orderDbId, seq: 0, order: null, text: '' };
        }
        step(history, entry, found);
      }
      await othersTurn();
    }
    if (history) await settle(history);
    await skipStrays(rows, null, found);
    await texts.finish();
    return rows.taken;
  } finally {
    await rows.close();
  }

  async function settle(history: History): Promise<void> {
    await compareRow(rows, history, found);
    const { workspaceId, id, seq, order, text } = history;
    if (!order || order instanceof Contradiction) return;
    await texts.compare({ workspaceId, id, seq, orderId: order.orderId, text });
  }
}

function isAboutOrder(
  entry: StoredEntry,
): entry is StoredEntry & OrderEntry & { orderDbId: string } {
  return entry.orderDbId !== null;
}

/** Replays one more entry of an order, unless an earlier one could not be. */
function step(history: History, entry: StoredEntry & OrderEntry, found: Found): void {
  const { workspaceId, seq, orderId } = entry;
  history.seq = seq;
  if (history.order instanceof Contradiction) return;
  const before = history.order;
  history.order = replay(before, entry);
  if (!(history.order instanceof Contradiction)) {
    history.text = textAfter(history, before);
    return;
  }
  const about = `the entry about order ${orderId} contradicts those before it: ${history.order.about}`;
  found({ workspaceId, seq, kind: 'history', about });
}

/** Search texts take long to make, so they are only where one of their parts has changed. */
function textAfter({ order, text }: History, before: ReplayedOrder | null): string {
  if (!order || order instanceof Contradiction || !order.state) return text;
  const { state, orderId } = order;
  const isSame = SEARCHED_FIELDS.every((name) => before?.state?.[name] === state[name]);
  // What a forged entry says need not even be text.
  const isText =
    typeof orderId === 'string' &&
    SEARCHED_FIELDS.every((name) => state[name] === null || typeof state[name] === 'string');
  if (isSame || !isText) return text;
  return joined(text, searchColumns({ orderId, ...state }).searchText);
}

/** Compares an order with its row, before which there should be no other. */
async function compareRow(
  rows: PeekableRows<Order>,
  history: History,
  found: Found,
): Promise<void> {
  await skipStrays(rows, history, found);
  const next = await rows.next();
  const row =
    next?.workspaceId === history.workspaceId && next.id === history.id ? next : undefined;
  if (row) rows.take();
  const { workspaceId, seq, order } = history;
  if (!order || order instanceof Contradiction) return;
  const difference = differenceOf(order, row);
  if (!difference) return;
  found({ workspaceId, seq, kind: 'order', about: `order ${order.orderId} ${difference}` });
}

/** Goes past rows of which no entry tells: those before the order of this history, or all where there is none. */
async function skipStrays(
  rows: PeekableRows<Order>,
  history: History | null,
  found: Found,
): Promise<void> {
  for (;;) {
    const row = await rows.next();
    if (!row || (history && !comesBefore(row, history))) return;
    rows.take();
    const about = `no entry tells of order ${String(row.orderId)}`;
    found({ workspaceId: row.workspaceId, seq: null, kind: 'order', about });
  }
}

function comesBefore(row: Order, { workspaceId, id }: History): boolean {
  return row.workspaceId === workspaceId ? row.id < id : row.workspaceId < workspaceId;
}

function differenceOf(order: ReplayedOrder, row: Order | undefined): string | null {
  const { state } = order;
  if (!state) return row ? 'is still there after its deletion' : null;
  if (!row) return 'is gone, and no entry tells of its deletion';
  const column =
    FOLLOWING.find((name) => row[name] !== order[name]) ??
    FIELD_KEYS.find((name) => row[name] !== state[name]) ??
    searchedDifference(order.orderId, state, row);
  return column ? `has another "${column}" than its entries tell` : null;
}

/** To be asked once the rest is the same: what a forged entry says need not even be text. */
function searchedDifference(
  orderId: string,
  state: OrderState,
  row: Order,
): keyof SearchColumns | undefined {
  const searched = searchColumns({ orderId, ...state });
  return SEARCHED.find((name) => row[name] !== searched[name]);
}
