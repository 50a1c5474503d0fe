import type { Row } from '@/lib/db/engine';
import { newId } from '@/lib/db/id';
import { entryHash, GENESIS_HASH, type HashedEntry } from '@/lib/audit-log/integrity/hash';
import { decideCreate, decideEdit, decideMarkDelivered } from '@/lib/orders/changes/decide';
import type { Decision, Order } from '@/lib/orders/order';
import { searchColumns } from '@/lib/orders/search-text';
import { Refusal } from '@/lib/errors';
import { stored } from '@/scripts/lib/rows';
import { plannedOrder, stepOf, type PlannedOrder } from './order';
import { NO_OPTIONAL_DETAILS } from '@/lib/orders/fields';

/** In log entries. */
const BATCH = 2_000;

/** The maximum number of deliveries between two new orders. */
const DELIVERIES = 2;

export type Person = { id: string; name: string };

/** The state of a workspace: its users, the head of its log and its counters. */
export type History = {
  id: string;
  people: Person[];
  logSeq: number;
  logHash: string;
  ongoingCount: number;
  deliveredCount: number;
};

/** Rows to write, by table. */
export type Rows = { Log: Row[]; Order: Row[]; OrderText: Row[] };

type OrderInProgress = {
  order: Order;
  person: Person;
  row: Row;
  plan: PlannedOrder;
  isSettled: boolean;
};

export function newHistory(people: Person[]): History {
  const id = newId();
  return { id, people, logSeq: 0, logHash: GENESIS_HASH, ongoingCount: 0, deliveredCount: 0 };
}

/**
 * Generates the changes of a workspace up to `now` in order of time, with the application's own decisions. Orders are
 * created at a steady rate, and most are delivered on their day. Yields each order once, in its final state. Updates
 * `history`.
 */
export function* historyOf(history: History, total: number, now: number): Generator<Rows> {
  const step = stepOf(total);
  const due = new Map<string, OrderInProgress[]>();
  const open: OrderInProgress[] = [];
  let today: OrderInProgress[] = [];
  let day = '';
  let rows = noRows();
  for (let number = 0; number < total; number++) {
    const plan = plannedOrder(number, total, now);
    const createdOn = new Date(plan.createdAt).toISOString().slice(0, 10);
    if (createdOn !== day) today = [...today, ...(due.get(createdOn) ?? [])];
    day = createdOn;
    const item = create(history, plan, rows);
    open.push(item);
    if (plan.isEdited) edit(history, item, rows, plan.createdAt + step / 6);
    if (!plan.isDelivered) item.isSettled = true;
    else if (plan.deliveryDate === day) today.push(item);
    else groupOf(due, plan.deliveryDate).push(item);
    for (const [turn, ready] of today.splice(0, DELIVERIES).entries()) {
      deliver(history, ready, rows, plan.createdAt + (step * (turn + 2)) / 6);
    }
    if (rows.Log.length < BATCH) continue;
    // In order of creation, as in a real table.
    const settled = open.findIndex(({ isSettled }) => !isSettled);
    rows.Order = open.splice(0, settled === -1 ? open.length : settled).map(({ row }) => row);
    yield rows;
    rows = noRows();
  }
  yield { ...rows, Order: open.map(({ row }) => row) };
  history.ongoingCount = total - history.deliveredCount;
}

function groupOf(due: Map<string, OrderInProgress[]>, date: string): OrderInProgress[] {
  const group = due.get(date) ?? [];
  due.set(date, group);
  return group;
}

function noRows(): Rows {
  return { Log: [], Order: [], OrderText: [] };
}

function create(history: History, plan: PlannedOrder, rows: Rows): OrderInProgress {
  const person = history.people[plan.person]!;
  const { numberOfItems, deliveryDate, senderName, recipientName, recipientAddress } = plan;
  const details = { numberOfItems, deliveryDate, senderName, recipientName, recipientAddress };
  const at = stored(new Date(plan.createdAt));
  const fixed = { createdById: person.id, createdAt: at, deliveredAt: null };
  const item: OrderInProgress = {
    person,
    plan,
    isSettled: false,
    order: {
      ...details,
      id: newId(),
      orderId: plan.orderId,
      version: 0,
      ...NO_OPTIONAL_DETAILS,
      status: 'ONGOING',
    },
    row: { workspaceId: history.id, ...fixed },
  };
  act(history, item, rows, { at: plan.createdAt, decision: decideCreate(null, details) });
  const { orderId, id: orderDbId } = item.order;
  const { searchText: text } = searchColumns({ orderId, ...details });
  rows.OrderText.push({ workspaceId: history.id, orderDbId, text });
  return item;
}

function edit(history: History, item: OrderInProgress, rows: Rows, at: number): void {
  const details = { ...item.order, numberOfItems: item.order.numberOfItems + 1 };
  act(history, item, rows, { at, decision: decideEdit(item.order, { since: [], details }) });
}

function deliver(history: History, item: OrderInProgress, rows: Rows, at: number): void {
  act(history, item, rows, { at, decision: decideMarkDelivered(item.order) });
  item.row.deliveredAt = item.row.updatedAt;
  item.isSettled = true;
  history.deliveredCount++;
}

function act(
  history: History,
  item: OrderInProgress,
  rows: Rows,
  { at, decision }: { at: number; decision: Decision | Refusal },
): void {
  if (decision instanceof Refusal) throw decision;
  const { person, order } = item;
  const version = order.version + 1;
  const when = new Date(Math.floor(at));
  const entry: HashedEntry = {
    id: newId(),
    workspaceId: history.id,
    seq: history.logSeq + 1,
    at: when,
    actorId: person.id,
    actorName: person.name,
    action: decision.event.action,
    orderDbId: order.id,
    orderId: order.orderId,
    orderVersion: version,
    changes: JSON.stringify(decision.event.changes),
    operationId: newId(),
    requestHash: '',
    previousHash: history.logHash,
    groupId: null,
    undoes: null,
  };
  const hash = entryHash(entry);
  rows.Log.push({ ...entry, at: stored(when), hash });
  Object.assign(history, { logSeq: entry.seq, logHash: hash });
  item.order = { ...order, ...decision.state, version };
  item.row = { ...item.row, ...item.order, ...searchColumns(item.order), updatedAt: stored(when) };
}
