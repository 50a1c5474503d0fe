import type { Row } from '@/lib/db/engine';
import { newId } from '@/lib/db/id';
import { entryHash, GENESIS_HASH, type HashedEntry } from '@/lib/audit-log/integrity/hash';
import { decideCreate, decideEdit, decideMarkDelivered } from '@/lib/orders/changes/decide';
import type { Decision, Order } from '@/lib/orders/order';
import { searchColumns } from '@/lib/orders/search-text';
import { Refusal } from '@/lib/errors';
import { stored } from '@/scripts/lib/rows';
import { plannedOrder, stepOf, type PlannedOrder } from './order';

/** Orders whose rows are written at once. */
const BATCH = 2_000;

/** Orders that are delivered, at most, between two that come in. */
const DELIVERIES = 2;

export type Person = { id: string; name: string };

/** The workspace so far: whose it is, the head of its log and its counters. */
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

type Life = { order: Order; person: Person; row: Row; plan: PlannedOrder; isSettled: boolean };

export function newHistory(people: Person[]): History {
  const id = newId();
  return { id, people, logSeq: 0, logHash: GENESIS_HASH, ongoingCount: 0, deliveredCount: 0 };
}

/**
 * The life of a workspace up to `now`, as our own decisions make it, in the order of time: orders come in at a steady
 * pace, and most are delivered on their day. An order is given once, as it is at the end. Moves the history on.
 */
export function* historyOf(history: History, total: number, now: number): Generator<Rows> {
  const step = stepOf(total);
  const due = new Map<string, Life[]>();
  const open: Life[] = [];
  let today: Life[] = [];
  let day = '';
  let rows = noRows();
  for (let number = 0; number < total; number++) {
    const plan = plannedOrder(number, total, now);
    const born = new Date(plan.createdAt).toISOString().slice(0, 10);
    if (born !== day) today = [...today, ...(due.get(born) ?? [])];
    day = born;
    const life = create(history, plan, rows);
    open.push(life);
    if (plan.isEdited) edit(history, life, rows, plan.createdAt + step / 6);
    if (!plan.isKept) life.isSettled = true;
    else if (plan.deliveryDate === day) today.push(life);
    else groupOf(due, plan.deliveryDate).push(life);
    for (const [turn, ready] of today.splice(0, DELIVERIES).entries()) {
      deliver(history, ready, rows, plan.createdAt + (step * (turn + 2)) / 6);
    }
    if (rows.Log.length < BATCH) continue;
    // In the order in which they came in, as they would lie in the table.
    const settled = open.findIndex(({ isSettled }) => !isSettled);
    rows.Order = open.splice(0, settled === -1 ? open.length : settled).map(({ row }) => row);
    yield rows;
    rows = noRows();
  }
  yield { ...rows, Order: open.map(({ row }) => row) };
  history.ongoingCount = total - history.deliveredCount;
}

function groupOf(due: Map<string, Life[]>, date: string): Life[] {
  const group = due.get(date) ?? [];
  due.set(date, group);
  return group;
}

function noRows(): Rows {
  return { Log: [], Order: [], OrderText: [] };
}

function create(history: History, plan: PlannedOrder, rows: Rows): Life {
  const person = history.people[plan.person]!;
  const { numberOfItems, deliveryDate, senderName, recipientName, recipientAddress } = plan;
  const details = { numberOfItems, deliveryDate, senderName, recipientName, recipientAddress };
  const at = stored(new Date(plan.createdAt));
  const fixed = { createdById: person.id, createdAt: at, deliveredAt: null };
  const life: Life = {
    person,
    plan,
    isSettled: false,
    order: {
      ...details,
      id: newId(),
      orderId: plan.orderId,
      version: 0,
      courierId: null,
      status: 'ONGOING',
    },
    row: { workspaceId: history.id, ...fixed },
  };
  act(history, life, rows, { at: plan.createdAt, decision: decideCreate(null, details) });
  const { orderId, id: orderDbId } = life.order;
  const { searchText: text } = searchColumns({ orderId, ...details });
  rows.OrderText.push({ workspaceId: history.id, orderDbId, text });
  return life;
}

function edit(history: History, life: Life, rows: Rows, at: number): void {
  const details = { ...life.order, numberOfItems: life.order.numberOfItems + 1 };
  act(history, life, rows, { at, decision: decideEdit(life.order, { since: [], details }) });
}

function deliver(history: History, life: Life, rows: Rows, at: number): void {
  act(history, life, rows, { at, decision: decideMarkDelivered(life.order) });
  life.row.deliveredAt = life.row.updatedAt;
  life.isSettled = true;
  history.deliveredCount++;
}

function act(
  history: History,
  life: Life,
  rows: Rows,
  { at, decision }: { at: number; decision: Decision | Refusal },
): void {
  if (decision instanceof Refusal) throw decision;
  const { person, order } = life;
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
  life.order = { ...order, ...decision.state, version };
  life.row = { ...life.row, ...life.order, ...searchColumns(life.order), updatedAt: stored(when) };
}
