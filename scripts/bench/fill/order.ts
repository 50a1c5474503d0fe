import type { OrderDetails } from '@/lib/orders/order';
import {
  CITIES,
  COMMON_CITY,
  FIRST_NAMES,
  LAST_NAMES,
  PEOPLE,
  RARE_SENDER,
  SHOPS,
  STREETS,
  TRADES,
} from './names';

const DAY_MS = 86_400_000;

/** The number of orders a day in large workspaces. */
const PER_DAY = 1_000;
const FEWEST_DAYS = 56;

/** Delivery dates are within this number of days after creation. */
const LEAD_DAYS = 15;

/** The number of orders of the rare sender. */
const RARE = 5;

const WINDOWS = ['09:00-12:00', '13:00-17:00', '-12:00', '16:00-'];

/** A new order, and what happens to it later. */
export type PlannedOrder = OrderDetails & {
  orderId: string;
  /** The index of the user who creates it. */
  person: number;
  createdAt: number;
  /** Whether its number of items is corrected after creation. */
  isEdited: boolean;
  /** Whether it is delivered on its day. */
  isDelivered: boolean;
};

/** Plans order `number` of `total`, deterministically. The last one was created just before `now`. */
export function plannedOrder(number: number, total: number, now: number): PlannedOrder {
  const createdAt = now - Math.round((total - number) * stepOf(total));
  const chance = (salt: number) => chanceOf(number, salt);
  const pick = <T>(list: readonly T[], salt: number) =>
    list[Math.floor(chance(salt) * list.length)]!;
  const lead = Math.floor(chance(1) * LEAD_DAYS);
  const isRare = number % Math.floor(total / RARE) === 7;
  const city = chance(2) < 1 / 7 ? COMMON_CITY : pick(CITIES, 3);
  return {
    orderId: String(10_000_001 + number),
    numberOfItems: 1 + Math.floor(40 * chance(4) ** 3),
    deliveryDate: new Date(createdAt + lead * DAY_MS).toISOString().slice(0, 10),
    senderName: isRare ? RARE_SENDER : `${pick(SHOPS, 5)} ${pick(TRADES, 6)}`,
    recipientName: `${pick(FIRST_NAMES, 7)} ${pick(LAST_NAMES, 8)}`,
    recipientAddress: `${pick(STREETS, 9)} ${1 + Math.floor(140 * chance(10))}, ${city}`,
    recipientPhone:
      chance(14) < 0.6 ? `+44 20 7946 ${1_000 + Math.floor(9_000 * chance(15))}` : null,
    timeWindow: chance(16) < 0.3 ? pick(WINDOWS, 17) : null,
    instructions: chance(18) < 0.2 ? `Ring at ${pick(LAST_NAMES, 19)}` : null,
    person: Math.floor(PEOPLE.length * chance(11) ** 5),
    createdAt,
    isEdited: chance(12) < 0.02,
    isDelivered: chance(13) < 0.985,
  };
}

/** Milliseconds between two orders. */
export function stepOf(total: number): number {
  return (Math.max(FEWEST_DAYS, total / PER_DAY) * DAY_MS) / total;
}

/** A pseudo-random number from 0 to 1, deterministic. */
function chanceOf(number: number, salt: number): number {
  let hash = Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
