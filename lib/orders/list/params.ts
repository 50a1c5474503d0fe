import type { OrderStatus } from '@/lib/orders/status';

export type { PageParam as Place } from '@/lib/db/pagination/page';

/** In table order. */
export const COLUMNS = [
  'orderId',
  'status',
  'attempts',
  'deliveryDate',
  'window',
  'recipient',
  'address',
  'phone',
  'email',
  'instructions',
  'courier',
  'sender',
  'items',
  'reference',
  'created',
] as const;
export type Column = (typeof COLUMNS)[number];

/** The courier is hidden in workspaces without couriers: {@link visibleColumns}. */
export const DEFAULT_COLUMNS: readonly Column[] = [
  'orderId',
  'status',
  'deliveryDate',
  'recipient',
  'address',
  'courier',
  'items',
];

export function visibleColumns(
  columns: readonly Column[],
  hasCouriers: boolean,
): readonly Column[] {
  return hasCouriers ? columns : columns.filter((column) => column !== 'courier');
}

export const SORTS = [
  'orderId',
  'status',
  'deliveryDate',
  'recipient',
  'address',
  'sender',
  'items',
  'created',
] as const satisfies readonly Column[];
export type Sort = (typeof SORTS)[number];

export function isSort(column: Column): column is Sort {
  return (SORTS as readonly Column[]).includes(column);
}

export const PAGE_SIZES = [25, 50, 100] as const;
export type PageSize = (typeof PAGE_SIZES)[number];
export const DEFAULT_PAGE_SIZE: PageSize = 50;

/** Sorts whose neighbours are scattered over the table, so that reading them takes longer. */
const SCATTERED: readonly Sort[] = ['recipient', 'address', 'sender', 'items'];

/** How many orders a page searches at most, in about a tenth of a second. */
export const partRows = (sort: Sort) => (SCATTERED.includes(sort) ? 10_000 : 40_000);

/** Relative dates. Overdue means ongoing orders of past days. */
export const DELIVERY_NAMES = ['today', 'tomorrow', 'overdue', 'week'] as const;
export type DeliveryName = (typeof DELIVERY_NAMES)[number];

/** Of time windows: open now, begun before or ending after noon, or over today without a delivery. */
export const WINDOW_NAMES = ['now', 'morning', 'afternoon', 'missed'] as const;
export type WindowName = (typeof WINDOW_NAMES)[number];

/** Of failed attempts: without a new delivery date since. */
export const ATTEMPT_NAMES = ['failed'] as const;
export type AttemptName = (typeof ATTEMPT_NAMES)[number];

export const NOBODY = 'nobody';

/** All conditions must hold. Dates are `YYYY-MM-DD`, inclusive, in the workspace's time zone. */
export type OrderFilter = {
  /** As typed: words that must all occur, or a list of Order IDs. */
  search?: string;
  status?: OrderStatus;
  delivery?: DeliveryName;
  deliveryFrom?: string;
  deliveryTo?: string;
  window?: WindowName;
  attempts?: AttemptName;
  /** A user ID, or {@link NOBODY}. */
  courier?: string;
  createdBy?: string;
  createdFrom?: string;
  createdTo?: string;
  deliveredFrom?: string;
  deliveredTo?: string;
  itemsFrom?: number;
  itemsTo?: number;
};

/** In the order of a list's URL. */
export const FILTER_PARAMETERS = [
  'q',
  'status',
  'delivery',
  'deliveryFrom',
  'deliveryTo',
  'window',
  'attempts',
  'courier',
  'createdBy',
  'createdFrom',
  'createdTo',
  'deliveredFrom',
  'deliveredTo',
  'itemsFrom',
  'itemsTo',
] as const;
export type FilterParameter = (typeof FILTER_PARAMETERS)[number];

export type FilterName =
  | 'search'
  | 'delivery'
  | 'window'
  | 'attempts'
  | 'courier'
  | 'createdBy'
  | 'created'
  | 'delivered'
  | 'items';

export type ListParams = OrderFilter & {
  sort: Sort;
  descending: boolean;
  size: PageSize;
  columns: readonly Column[];
};

export const DEFAULT_PARAMS: ListParams = {
  sort: 'created',
  descending: true,
  size: DEFAULT_PAGE_SIZE,
  columns: DEFAULT_COLUMNS,
};
