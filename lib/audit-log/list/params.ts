import { DEFAULT_PAGE_SIZE, type PageSize } from '@/lib/orders/list/params';
import type { Action } from '@/lib/audit-log/actions';

/** Which entries are wanted; all conditions hold at once. Dates are `YYYY-MM-DD`, inclusive, in the workspace's time zone. */
export type LogFilter = {
  /** As typed: words that the entry's order said at any time. */
  search?: string;
  /** The id of a user. */
  who?: string;
  action?: Action;
  /** The Order ID, whole. */
  orderId?: string;
  /** The id of a group. */
  group?: string;
  from?: string;
  to?: string;
};

/** What the log is asked for, without the place in it. Sorted by time. */
export type LogListParams = LogFilter & { descending: boolean; size: PageSize };

/** Whether the entries of a group are one line of the list, as long as nobody looks for an order or at a group. */
export function isCollapsed({ search, orderId, group }: LogFilter): boolean {
  return !search && !orderId && !group;
}

/** Everything, newest first. */
export const DEFAULT_LOG_PARAMS: LogListParams = { descending: true, size: DEFAULT_PAGE_SIZE };
