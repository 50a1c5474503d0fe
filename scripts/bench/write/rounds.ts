import type { Actor } from '@/lib/auth/actor';
import { engineOf } from '@/lib/db/engine';
import { newId } from '@/lib/db/id';
import { decideCreate, decideEdit, decideMarkDelivered } from '@/lib/orders/changes/decide';
import { createOrder, editOrder, markDelivered } from '@/lib/orders/mutations';
import type { Order } from '@/lib/orders/order';
import { rateOf } from '@/scripts/bench/client';
import { bareChange } from './bare';
import { connectionsFor, openDriver, type Driver } from './driver';
import { corrected, newOrders } from './orders';
import { NO_OPTIONAL_DETAILS } from '@/lib/orders/fields';

export const CHANGES = ['create', 'edit', 'deliver'] as const;
export type Change = (typeof CHANGES)[number];

/** `times`: of each change, in milliseconds. `cpu`: CPU time of this process per change, in milliseconds. */
export type Measured = { times: number[]; perSecond: number; cpu: number };

/** Creates, edits and delivers `count` orders with our mutations, with concurrent clients. */
export async function measureOurs(
  actor: Actor,
  { clients, count }: { clients: number; count: number },
): Promise<Record<Change, Measured>> {
  const orders = newOrders(count).map((order) => ({ ...order, id: '', version: 0 }));
  const seen = ({ id, version }: { id: string; version: number }) => ({ id, version });
  const details = ({
    id: _id,
    orderId: _orderId,
    version: _version,
    ...rest
  }: (typeof orders)[0]) => rest;
  return measureChanges(clients, count, {
    create: async (turn) => {
      const order = orders[turn]!;
      const given = { ...details(order), orderId: order.orderId, operationId: newId() };
      Object.assign(order, await createOrder(actor, given));
    },
    edit: async (turn) => {
      const order = orders[turn]!;
      const given = { ...details(corrected(order)), ...seen(order), operationId: newId() };
      Object.assign(order, await editOrder(actor, given));
    },
    deliver: async (turn) => {
      const order = orders[turn]!;
      await markDelivered(actor, { ...seen(order), operationId: newId() });
    },
  });
}

/** The same with the bare driver, with one connection per client. */
export async function measureBare(
  url: string,
  actor: Actor,
  { clients, count }: { clients: number; count: number },
): Promise<Record<Change, Measured>> {
  const engine = engineOf(url);
  const connections = connectionsFor(url, clients);
  const idle: Driver[] = [];
  while (idle.length < connections) idle.push(await openDriver(url));
  const all = [...idle];
  const orders: Order[] = newOrders(count).map((order) => ({
    ...order,
    id: newId(),
    version: 0,
    ...NO_OPTIONAL_DETAILS,
    status: 'ONGOING',
  }));
  const write = async (turn: number, decide: (order: Order) => ReturnType<typeof decideEdit>) => {
    const driver = idle.pop()!;
    const order = orders[turn]!;
    orders[turn] = await bareChange(driver, { actor, engine }, { order, decision: decide(order) });
    idle.push(driver);
  };
  try {
    return await measureChanges(connections, count, {
      create: (turn) => write(turn, (order) => decideCreate(null, order)),
      edit: (turn) =>
        write(turn, (order) => decideEdit(order, { since: [], details: corrected(order) })),
      deliver: (turn) => write(turn, decideMarkDelivered),
    });
  } finally {
    await Promise.all(all.map((driver) => driver.close()));
  }
}

/** Measures one change for all orders, then the next one. */
async function measureChanges(
  clients: number,
  count: number,
  work: Record<Change, (turn: number) => Promise<void>>,
): Promise<Record<Change, Measured>> {
  const measured: Partial<Record<Change, Measured>> = {};
  for (const change of CHANGES) {
    const times: number[] = [];
    const before = process.cpuUsage();
    const perSecond = await rateOf(clients, count, async (turn) => {
      const start = performance.now();
      await work[change](turn);
      times.push(performance.now() - start);
    });
    const { user, system } = process.cpuUsage(before);
    measured[change] = { times, perSecond, cpu: (user + system) / 1_000 / count };
  }
  return measured as Record<Change, Measured>;
}
