import type { OrderField } from '@/lib/orders/fields';
import { countOf, formatCount, formatNumber } from '@/lib/numbers';
import { formatDate } from '@/lib/dates';
import { isolated } from '@/lib/text';
import type { Action, PEOPLE_FACTS, TAKEN_OVER_FACTS } from './actions';

// The page and its exports

export const logsTitle = 'Logs';
export const downloadLog = 'Download log';
export const downloadLogHint = 'All entries, signed, in a file that anyone can verify.';
export const noMatches = 'No entries match these filters.';
export const entries = (count: number) => countOf(count, 'entry', 'entries');
export const noneInRest = 'No more entries match.';
export const noEntries = 'Nothing has happened yet. Every action on an order is recorded here.';
export const createFirstOrder = 'Create the first order';

/** Counts entries, since one line can stand for a whole bulk action. */
export function pageSummary({
  lines,
  isCollapsed,
  count,
  isLeast,
  isFiltered,
}: {
  lines: number;
  isCollapsed: boolean;
  count: number;
  isLeast: boolean;
  isFiltered: boolean;
}): string {
  const all = isFiltered ? formatCount(count, isLeast) : formatNumber(count);
  if (!isCollapsed) return `${formatNumber(lines)} of ${all}`;
  return `${countOf(lines, 'line')}, ${all} ${count === 1 && !isLeast ? 'entry' : 'entries'} in total`;
}

// Filters

export const searchLabel = 'Search the log';
export const searchPlaceholder = 'Any text an order has contained';
export const searchButton = 'Search';
export const searchName = 'Search';
export const whoName = 'Who';
export const actionName = 'Action';
export const orderIdName = 'Order ID';
export const groupName = 'Bulk action';
export const dateName = 'Date';
export const fromName = 'From';
export const toName = 'To';
export const anyone = 'Anyone';
export const anyAction = 'Any action';
export const searchedFor = (text: string) => `Search: ${isolated(text)}`;
export const doneBy = (name: string) => `Who: ${isolated(name)}`;
export const actionIs = (action: Action) => `Action: ${action}`;
export const orderIdIs = (orderId: string) => `Order ID: ${isolated(orderId)}`;
export const inGroupOf = (orders: number) => `Bulk action: ${countOf(orders, 'order')}`;
export const fromDate = (date: string) => `From ${formatDate(date)}`;
export const toDate = (date: string) => `To ${formatDate(date)}`;
export const sortLabel = 'Sort by';
export const newestFirst = 'Newest first';
export const oldestFirst = 'Oldest first';
export const pageSizeLabel = 'Entries per page';

/** In notes about parameters that were ignored, as in "The person … is not known". */
export const PARAMETER_NAMES = {
  who: 'person',
  action: 'action',
  group: 'bulk action',
  date: 'date',
  dates: 'range of dates',
  sort: 'sort order',
  size: 'number of entries per page',
};

// Entries

export const COLUMNS = ['Time', 'Who', 'Action', 'Order ID', 'What changed'];
export const takenOver = (action: string) => `Taken over: ${action}`;
export const unknownAction = 'unknown action';

export const undoOfVersion = (version: number) => `Undo of version ${version}`;
/** `{ofVersion}` is only read aloud. */
export const undoMark = '· undo {ofVersion}';
export const ofVersion = (version: number) => `of version ${version}`;

export const deletedMark = '(deleted)';
export const orders = (count: number) => countOf(count, 'order');

/** `{ofAction}` is only read aloud, like `{atEntry}`. */
export const resultLink = 'Result {ofAction}';
export const ofBulkAction = (action: Action) => `of the bulk action: ${action}`;
export const asItWasLink = 'As it was {atEntry}';
export const atEntry = (seq: number) => `at entry ${formatNumber(seq)}`;
export const undoEntry = (action: Action, orderId: string) => `Undo: ${action} ${orderId}`;

/** Read aloud around a value that was replaced. */
export const changedFrom = 'from';
export const changedTo = 'to';
export const showLess = 'Show less';

export const historyLabel = 'Entries of this order';
export const earlierEntry = 'Earlier entry';
export const laterEntry = 'Later entry';
export const createdName = 'Created';
export const createdBy = '{time} by {name}';
export const deliveredName = 'Delivered';

// What changed, in words

type Fact = Exclude<
  'note' | (typeof TAKEN_OVER_FACTS)[number] | (typeof PEOPLE_FACTS)[number],
  'memberId' | OrderField
>;

export const FACT_NAMES: Record<Fact, string> = {
  takenOverAction: 'Taken over',
  takenOverOrder: 'Previous order number',
  takenOverUser: 'Previous user number',
  member: 'Member',
  username: 'Username',
  name: 'Name',
  email: 'E-mail',
  navigationApp: 'Navigation app',
  role: 'Role',
  workspaceName: 'Workspace name',
  timeZone: 'Time zone',
  defaultSender: 'Default sender',
  startView: 'Default view',
  workingDays: 'Working days',
  holidays: 'Holidays',
  attemptReasons: 'Reasons for failed attempts',
  note: 'Note',
  device: 'Device',
  address: 'Address',
  reason: 'Reason',
};

/** Follows the actor's name, like the verbs of the table of actions. */
export const actedInPreviousSystem = 'did something to it in the previous system';

export const happened = (name: string, verb: string) => `${isolated(name)} ${verb}.`;
export const edited = (name: string, verb: string, changes: string[]) =>
  `${isolated(name)} ${verb}: ${changes.join(', ')}.`;
export const isNow = (field: string, value: string) =>
  `${field.toLowerCase()} is now ${isolated(value)}`;
