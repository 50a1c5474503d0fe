import { BULK_ACTION_NAMES } from '@/lib/bulk/messages';
import { formatCount, formatNumber, countOf } from '@/lib/numbers';
import type { RowAction } from '@/lib/orders/order-target';
import { STATUS_NAMES, type OrderStatus } from '@/lib/orders/status';
import { isolated } from '@/lib/text';
import type { AttemptName, Column, DeliveryName, FilterName, Sort, WindowName } from './params';

// The page

export const title = 'Orders';
export const allTab = 'All';
export const moreActionsButton = 'More actions';
export const importLink = 'Import';

/** Null if nothing is known yet. */
export function matchingNote(count: number, isLeast: boolean): string | null {
  if (count === 0) return isLeast ? null : 'No orders match';
  const isOne = count === 1 && !isLeast;
  return isOne ? '1 order matches' : `${formatCount(count, isLeast)} orders match`;
}

/** `total` in words, as it may be "1,000+". */
export const shownOf = (shown: number, total: string) => `${shown} of ${total}`;

export const shownOrdersOf = (shown: number, total: string) => `${shownOf(shown, total)} orders`;

// Without orders

export const noneAssigned =
  'No orders are assigned to you yet. They appear here once someone assigns them.';
export const noOrdersYet =
  'No orders yet. Create one, import the ones you have, or try demo orders. You can remove those in one step.';
export const createFirstButton = 'Create your first order';
export const importOrdersButton = 'Import orders';
export const addDemoButton = 'Add demo orders';
export const demoLabel = 'Demo orders';
export const demoNote = 'This workspace has demo orders.';
export const removeDemoButton = 'Remove demo orders';

export const noneWithStatus: Record<OrderStatus, string> = {
  ONGOING: 'No ongoing orders. Every order is delivered.',
  DELIVERED: 'No delivered orders yet. Orders appear here once they’re marked delivered.',
};
export const showAllButton = 'Show all orders';

export const noneMatch = (conditions: readonly string[]) =>
  `No orders match these filters: ${conditions.join('; ')}.`;
export const ordersOf = (count: number) => countOf(count, 'order');
export const noneInRest = 'No more orders match.';
export const clearFiltersButton = 'Clear filters';

// The table

export const columnNames: Record<Column, string> = {
  orderId: 'Order ID',
  status: 'Status',
  attempts: 'Attempts',
  deliveryDate: 'Delivery date',
  window: 'Time window',
  recipient: 'Recipient',
  address: 'Address',
  phone: 'Phone',
  email: 'E-mail',
  instructions: 'Instructions',
  courier: 'Courier',
  sender: 'Sender',
  items: 'Items',
  reference: 'Reference',
  created: 'Created',
};

export const overdueDate = '{date} · overdue';
export const actionsHeading = 'Actions';
export const selectPageLabel = 'Select all on this page';
export const selectName = (orderId: string) => `Select ${orderId}`;
export const editName = (orderId: string) => `Edit ${orderId}`;
export const deleteName = (orderId: string) => `Delete ${orderId}`;

/** On the button of a row that left the list, unless the user's own action did it. */
export const noLongerListed = 'No longer in this list';
export const rowActionsDone: Record<RowAction, string> = {
  markDelivered: 'Marked delivered',
  reopen: 'Reopened',
};

// Filters

export const filterNames: Record<FilterName, string> = {
  search: 'Search',
  delivery: 'Delivery date',
  window: 'Time window',
  attempts: 'Attempts',
  courier: 'Courier',
  createdBy: 'Created by',
  created: 'Created',
  delivered: 'Delivered',
  items: 'Items',
};

export const anyDay = 'Any day';
export const anyTime = 'Any time';
export const anyone = 'Anyone';

export const deliveryNames: Record<DeliveryName, string> = {
  today: 'Today',
  tomorrow: 'Tomorrow',
  overdue: 'Overdue',
  week: 'This week',
};

/** For the chips of active filters, as the functions below. */
export const deliveryFilters: Record<DeliveryName, string> = {
  today: 'Delivery date: today',
  tomorrow: 'Delivery date: tomorrow',
  overdue: 'Overdue',
  week: 'Delivery date: this week',
};

export const windowNames: Record<WindowName, string> = {
  now: 'Now',
  morning: 'Morning',
  afternoon: 'Afternoon',
  missed: 'Missed today',
};

export const windowFilters: Record<WindowName, string> = {
  now: 'Time window: now',
  morning: 'Time window: morning',
  afternoon: 'Time window: afternoon',
  missed: 'Time window: missed today',
};

/** For failed orders; names a bulk action. */
export const setNewDateHint = `To set a new date, select orders and choose “${BULK_ACTION_NAMES.changeDeliveryDate}”.`;

export const anyAttempts = 'Any';

export const attemptNames: Record<AttemptName, string> = { failed: 'Failed, no new date' };

export const attemptFilters: Record<AttemptName, string> = { failed: 'Attempts: failed' };

export const searchFilter = (search: string) => `Search: ${isolated(search)}`;
export const unassignedFilter = 'Courier: unassigned';
export const courierFilter = (name: string) => `Courier: ${isolated(name)}`;
export const createdByFilter = (name: string) => `Created by ${isolated(name)}`;

/** Undefined without ends. */
export function rangeFilter(
  filter: FilterName,
  from: string | undefined,
  to: string | undefined,
): string | undefined {
  const name = filterNames[filter];
  if (from === undefined) return to === undefined ? undefined : `${name}: up to ${to}`;
  if (to === undefined) return `${name}: from ${from}`;
  return from === to ? `${name}: ${from}` : `${name}: ${from} to ${to}`;
}

/** Parts of the note on an ignored parameter, as in "The delivery date “soon” is not known, so it was ignored." */
export const parameterNames = {
  status: 'status',
  delivery: 'delivery date',
  window: 'time window',
  attempts: 'attempts',
  courier: 'courier',
  createdBy: 'person',
  created: 'date of creation',
  delivered: 'date delivered',
  items: 'number of items',
  sort: 'sort order',
  size: 'number of orders per page',
  column: 'column',
};

// Display

export const sortLabel = 'Sort by';
export const columnsLegend = 'Columns';
export const pageSizeLabel = 'Orders per page';
export const perPage = 'Per page';
export const pageSizeName = (size: number) => `${size} orders per page`;

const directions: Record<Sort, [ascending: string, descending: string]> = {
  orderId: ['lowest first', 'highest first'],
  status: ['delivered first', 'ongoing first'],
  deliveryDate: ['earliest first', 'latest first'],
  recipient: ['A to Z', 'Z to A'],
  address: ['A to Z', 'Z to A'],
  sender: ['A to Z', 'Z to A'],
  items: ['fewest first', 'most first'],
  created: ['oldest first', 'newest first'],
};

export const sortName = (sort: Sort, descending: boolean) =>
  `${columnNames[sort]}, ${directions[sort][descending ? 1 : 0]}`;

// Summary and chart

export const summaryName = 'Today at a glance';
export const dueToday = '{count} due today';
export const overdue = '{count} overdue';
export const failed = '{count} failed';
export const deliveredToday = '{count} delivered today';
export const chartName = 'Orders due and delivered, by day';
export const chartToday = 'today';
export const dayHeading = 'Day';
export const due = 'Due';
export const delivered = STATUS_NAMES.DELIVERED;
export const showTableLink = 'Show as table';

// My deliveries

export const deliveriesTitle = 'My deliveries';
export const nothingAssigned =
  'Nothing to deliver today. Orders appear here once they’re assigned to you.';
export const nothingDueToday = 'Nothing to deliver today.';
export const showOrdersButton = 'Show orders';
export const overdueHeading = 'Overdue';
export const dueOn = 'due {date}';
export const deliveredTodayHeading = 'Delivered today';
export const orderCount = (count: number) => countOf(count, 'order');
export const showingFirst = (count: number) => `Showing the first ${formatNumber(count)}.`;
export const showAllOngoingLink = 'Show all ongoing orders';
