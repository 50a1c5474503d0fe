import type { OrderStatus } from '@/lib/orders/status';

export type { PageParam as Place } from '@/lib/db/pagination/page';

/** Columns that the list can show, in the order of the table; the Order ID is always there. */
export const COLUMNS = [
  'orderId',
  'status',
  'deliveryDate',
  'recipient',
  'address',
  'courier',
  'sender',
  'items',
  'created',
] as const;
export type Column = (typeof COLUMNS)[number];

/** The courier is drawn only where there are couriers: {@link drawnColumns}. */
export const DEFAULT_COLUMNS: readonly Column[] = [
  'orderId',
  'status',
  'deliveryDate',
  'recipient',
  'address',
  'courier',
  'items',
];

/** The columns that are drawn: who has nobody to deliver orders is spared an empty one. */
export function drawnColumns(columns: readonly Column[], hasCouriers: boolean): readonly Column[] {
  return hasCouriers ? columns : columns.filter((column) => column !== 'courier');
}

/** What the list can be sorted by; each is a column of the list. */
export const SORTS = COLUMNS.filter((column) => column !== 'courier');
export type Sort = (typeof SORTS)[number];

export function isSort(column: Column): column is Sort {
  return column !== 'courier';
}

export const PAGE_SIZES = [25, 50, 100] as const;
export type PageSize = (typeof PAGE_SIZES)[number];
export const DEFAULT_PAGE_SIZE: PageSize = 50;

/** Delivery dates by name: they mean other dates tomorrow. Overdue are ongoing orders of days that have passed. */
export const DELIVERY_NAMES = ['today', 'tomorrow', 'overdue', 'week'] as const;
export type DeliveryName = (typeof DELIVERY_NAMES)[number];

/** Stands for a courier where orders are wanted that are nobody's yet. */
export const NOBODY = 'nobody';

/** Which orders are wanted; all conditions hold at once. Dates are `YYYY-MM-DD`, inclusive, in the workspace's time zone. */
export type OrderFilter = {
  /** As typed: words that all have to occur, or Order IDs of which each is wanted. */
  search?: string;
  status?: OrderStatus;
  delivery?: DeliveryName;
  deliveryFrom?: string;
  deliveryTo?: string;
  /** The id of a user, or {@link NOBODY}. */
  courier?: string;
  /** The id of a user. */
  createdBy?: string;
  createdFrom?: string;
  createdTo?: string;
  deliveredFrom?: string;
  deliveredTo?: string;
  itemsFrom?: number;
  itemsTo?: number;
};

/** What a list of orders is asked for, without its place in the list. */
export type ListParams = OrderFilter & {
  sort: Sort;
  descending: boolean;
  size: PageSize;
  columns: readonly Column[];
};

/** Everything, newest first. */
export const DEFAULT_PARAMS: ListParams = {
  sort: 'created',
  descending: true,
  size: DEFAULT_PAGE_SIZE,
  columns: DEFAULT_COLUMNS,
};
