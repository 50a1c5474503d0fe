import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Raw, Row } from '@/lib/db/engine';
import { FIELD_KEYS, SEARCHED_FIELDS } from '@/lib/orders/fields';
import type { OrderState } from '@/lib/orders/order';
import { searchColumns, type SearchColumns } from '@/lib/orders/search-text';
import { PeekableRows } from './peekable';
import { Contradiction, replay, type OrderEntry, type ReplayedOrder } from './replay';
import { columns, ENTRY_COLUMNS, findFlaw, type StoredEntry } from './stored-entry';
import type { ReportTampering } from './tampering';
import { joinTexts, SearchTexts } from './verify-search';

const DERIVED = [
  'orderId',
  'version',
  'createdById',
  'createdAt',
  'updatedAt',
  'deliveredAt',
] as const satisfies (keyof ReplayedOrder)[];

const SEARCH_COLUMNS = [
  'searchText',
  'senderKey',
  'recipientKey',
  'addressKey',
  'orderIdKey',
] as const satisfies (keyof SearchColumns)[];

type Order = Row & { workspaceId: string; id: string };

type History = {
  workspaceId: string;
  id: string;
  seq: number;
  order: ReplayedOrder | Contradiction | null;
  /** All search text it ever had. */
  text: string;
};

/** Replays the log and compares every order; returns the number of orders. */
export async function verifyOrders(raw: Raw, report: ReportTampering): Promise<number> {
  const rows = new PeekableRows(
    raw.batches<Order>(
      `SELECT ${columns(raw.engine, ['workspaceId', 'id', ...DERIVED, ...FIELD_KEYS, ...SEARCH_COLUMNS])} FROM "Order"
       ORDER BY "workspaceId", "id"`,
    ),
  );
  const entries = raw.batches<StoredEntry>(
    `SELECT ${columns(raw.engine, ENTRY_COLUMNS)} FROM "Log"
     ORDER BY "workspaceId", "orderDbId", "orderVersion"`,
  );
  const texts = new SearchTexts(raw, report);
  let history: History | undefined;
  try {
    for await (const batch of entries) {
      for (const entry of batch) {
        const { workspaceId, orderDbId } = entry;
        const flaw = findFlaw(entry);
        if (flaw) report({ workspaceId, ...flaw });
        if (!isAboutOrder(entry)) continue;
        if (workspaceId !== history?.workspaceId || orderDbId !== history?.id) {
          if (history) await settle(history);
          history = { workspaceId, id: entry.orderDbId, seq: 0, order: null, text: '' };
        }
        step(history, entry, report);
      }
      await nextTurn();
    }
    if (history) await settle(history);
    await skipStrays(rows, null, report);
    await texts.finish();
    return rows.taken;
  } finally {
    await rows.close();
  }

  async function settle(history: History): Promise<void> {
    await compareRow(rows, history, report);
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

function step(history: History, entry: StoredEntry & OrderEntry, report: ReportTampering): void {
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
  report({ workspaceId, seq, kind: 'history', about });
}

/** Search text is expensive: computed only when a searched field changed. */
function textAfter({ order, text }: History, before: ReplayedOrder | null): string {
  if (!order || order instanceof Contradiction || !order.state) return text;
  const { state, orderId } = order;
  const isSame = SEARCHED_FIELDS.every((name) => before?.state?.[name] === state[name]);
  // A forged entry may hold other types.
  const isText =
    typeof orderId === 'string' &&
    SEARCHED_FIELDS.every((name) => state[name] === null || typeof state[name] === 'string');
  if (isSame || !isText) return text;
  return joinTexts(text, searchColumns({ orderId, ...state }).searchText);
}

async function compareRow(
  rows: PeekableRows<Order>,
  history: History,
  report: ReportTampering,
): Promise<void> {
  await skipStrays(rows, history, report);
  const next = await rows.next();
  const row =
    next?.workspaceId === history.workspaceId && next.id === history.id ? next : undefined;
  if (row) rows.take();
  const { workspaceId, seq, order } = history;
  if (!order || order instanceof Contradiction) return;
  const difference = differenceOf(order, row);
  if (!difference) return;
  report({ workspaceId, seq, kind: 'order', about: `order ${order.orderId} ${difference}` });
}

async function skipStrays(
  rows: PeekableRows<Order>,
  history: History | null,
  report: ReportTampering,
): Promise<void> {
  for (;;) {
    const row = await rows.next();
    if (!row || (history && !comesBefore(row, history))) return;
    rows.take();
    const about = `no entry mentions order ${String(row.orderId)}`;
    report({ workspaceId: row.workspaceId, seq: null, kind: 'order', about });
  }
}

function comesBefore(row: Order, { workspaceId, id }: History): boolean {
  return row.workspaceId === workspaceId ? row.id < id : row.workspaceId < workspaceId;
}

function differenceOf(order: ReplayedOrder, row: Order | undefined): string | null {
  const { state } = order;
  if (!state) return row ? 'is still there after its deletion' : null;
  if (!row) return 'is missing, but no entry deletes it';
  const column =
    DERIVED.find((name) => row[name] !== order[name]) ??
    FIELD_KEYS.find((name) => row[name] !== state[name]) ??
    searchedDifference(order.orderId, state, row);
  return column ? `differs from its entries in "${column}"` : null;
}

/** Call last: values of a forged entry need not be text. */
function searchedDifference(
  orderId: string,
  state: OrderState,
  row: Order,
): keyof SearchColumns | undefined {
  const searched = searchColumns({ orderId, ...state });
  return SEARCH_COLUMNS.find((name) => row[name] !== searched[name]);
}
