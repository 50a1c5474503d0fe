import { DEFAULT_PAGE_SIZE, type PageSize } from '@/lib/orders/list/params';
import type { Action } from '@/lib/audit-log/actions';

/** Combined with AND. Dates are `YYYY-MM-DD`, inclusive, in the workspace's time zone. */
export type LogFilter = {
  /** Words that the order has ever contained. */
  search?: string;
  /** A user ID. */
  who?: string;
  action?: Action;
  orderId?: string;
  group?: string;
  from?: string;
  to?: string;
};

export type LogListParams = LogFilter & { descending: boolean; size: PageSize };

/** How many entries a page searches at most, in about a tenth of a second. */
export const PART_ROWS = 20_000;

/** Whether a group is shown as one line: not where people look for single entries. */
export function isCollapsed({ search, orderId, group }: LogFilter): boolean {
  return !search && !orderId && !group;
}

export const DEFAULT_LOG_PARAMS: LogListParams = { descending: true, size: DEFAULT_PAGE_SIZE };
