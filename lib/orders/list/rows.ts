import type { ViewLink } from '@/lib/saved-views/saved-view';
import type { Person } from '@/lib/accounts/queries';
import type { Compact } from '@/lib/compact';
import type { Part } from '@/lib/db/pagination/page';
import type { NavigationApp } from '@/lib/orders/navigation-apps';
import type { Day } from '@/lib/orders/summary';
import type { OrderStatus } from '@/lib/orders/status';
import type { OrderCounts } from '@/lib/workspaces/queries';
import type { ListParams, Place } from './params';

/** Fields of hidden columns are missing. */
export type RowOrder = {
  id: string;
  orderId: string;
  version: number;
  status: OrderStatus;
  mayReopen: boolean;
  /** Attempts, if the last one failed and no new date is set; else 0. */
  failed: number;
  attempts?: number | null;
  attemptReason?: string | null;
  /** ISO 8601. */
  attemptedAt?: string | null;
  deliveryDate?: string;
  timeWindow?: string | null;
  recipientPhone?: string | null;
  recipientEmail?: string | null;
  instructions?: string | null;
  reference?: string | null;
  recipientName?: string;
  recipientAddress?: string;
  /** Null without a courier; missing if no order of the list can have one. */
  courier?: string | null;
  senderName?: string;
  numberOfItems?: number;
  /** In milliseconds. */
  createdAt?: number;
};

/** The figures above the list. */
export type ListSummary = {
  stillDue: number;
  overdue: number;
  failed: number;
  deliveredToday: number;
  days: Compact<Day>;
};

/** What changes of orders can change on the screen. */
export type OrderList = {
  /** The log entry it shows. */
  seq: number;
  /** Another one means that more than the list changed. */
  mark: string;
  /** For the buttons of the list: see `operationIdOf`. */
  operationId: string;
  orders: Compact<RowOrder>;
  counts: OrderCounts;
  /** Otherwise, orders can't be assigned. */
  hasCouriers: boolean;
  /** Of matching orders, up to 1,001, which means more than 1,000; null without a filter. */
  matching: number | null;
  /** Whether more may match, because only a part was searched. */
  isLeast: boolean;
  part: Part | null;
  before: string | null;
  after: string | null;
  /** The page in the URL doesn't exist. */
  isLost: boolean;
  summary: ListSummary | null;
};

export const LIST_RIGHTS = [
  'orders.create',
  'orders.edit',
  'orders.deliver',
  'orders.delete',
  'orders.bulk',
  'orders.export',
  'orders.import',
  'views.save',
] as const;
export type ListRight = (typeof LIST_RIGHTS)[number];

/** The rest of the screen. */
export type OrderScreen = {
  listing: ListParams;
  place: Place;
  /** On ignored parameters. */
  notes: string[];
  views: ViewLink[];
  /** Null if the actor may not list people. */
  people: Person[] | null;
  couriers: Person[];
  /** The page with the round of the courier whose orders these are; null for orders of others too. */
  roundPath: string | null;
  rights: readonly ListRight[];
  workspaceName: string;
  timeZone: string;
  /** `YYYY-MM-DD` in that time zone. */
  today: string;
  navigationApp: NavigationApp;
  /** ISO 8601. */
  now: string;
  /** Of the order just changed. */
  changedId: string | undefined;
  isTableOpen: boolean;
  /** For adding or removing demo orders. */
  demoId: string | null;
};
