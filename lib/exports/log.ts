import { changesAsText } from '@/lib/audit-log/describe';
import type { ListedEntry } from '@/lib/audit-log/list/rows';
import type { Table } from './table';

export const logTable: Table<ListedEntry> = {
  columns: [
    ['Time', (entry) => entry.at.toISOString()],
    ['Who', (entry) => entry.actorName],
    ['Action', (entry) => entry.action],
    ['Order ID', (entry) => entry.orderId],
    ['Version', (entry) => entry.orderVersion],
    ['What changed', (entry) => changesAsText(entry.changes)],
    ['What changed (JSON)', (entry) => JSON.stringify(entry.changes)],
    ['Entry', (entry) => entry.seq],
    ['Hash', (entry) => entry.hash],
    ['Group', (entry) => entry.groupId],
    ['Undoes version', (entry) => entry.undoes],
  ],
  object: (entry) => entry,
};
