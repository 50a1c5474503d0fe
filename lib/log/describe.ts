import { formatDate } from '@/lib/dates';
import { formatNumber } from '@/lib/numbers';
import type { OrderStatus } from '@/lib/orders/order';
import { STATUS_NAMES } from '@/lib/orders/status-names';
import { LOGGED_FIELDS, type Action, type Changes, type LoggedField } from './events';

const FIELD_NAMES: Record<LoggedField, string> = {
  numberOfItems: 'Number of items',
  deliveryDate: 'Delivery date',
  senderName: 'Sender name',
  recipientName: 'Recipient name',
  recipientAddress: 'Recipient address',
  status: 'Status',
};

const DEEDS: Record<Action, string> = {
  Created: 'created it',
  Edited: 'edited it',
  'Marked Delivered': 'marked it delivered',
  Reopened: 'reopened it',
  Deleted: 'deleted it',
  Restored: 'restored it',
};

/** How much of a value a sentence quotes, in characters. */
const LONG = 60;

/** One changed field in words; `from` or `to` is null where there was or is no order. */
export type DescribedChange = {
  field: LoggedField;
  name: string;
  from: string | null;
  to: string | null;
};

/** What changed, field by field, in the order in which people read the fields. */
export function describeChanges(changes: Changes): DescribedChange[] {
  return LOGGED_FIELDS.flatMap((field) => {
    const change = changes[field];
    if (!change) return [];
    return [
      {
        field,
        name: FIELD_NAMES[field],
        from: describeValue(field, change.from),
        to: describeValue(field, change.to),
      },
    ];
  });
}

/** The same on one line, for files: "Number of items: 18 → 19; Status: Ongoing → Delivered". */
export function changesInWords(changes: Changes): string {
  return describeChanges(changes)
    .map(({ name, from, to }) => `${name}: ${[from, to].filter((it) => it !== null).join(' → ')}`)
    .join('; ');
}

/** One sentence for someone whose change came too late: "Ann edited it: delivery date is now 3 May 2026." */
export function describeMeanwhile(entry: {
  actorName: string;
  action: Action;
  changes: Changes;
}): string {
  const deed = `${entry.actorName} ${DEEDS[entry.action]}`;
  if (entry.action !== 'Edited') return `${deed}.`;
  const news = describeChanges(entry.changes).map(
    ({ name, to }) => `${name.toLowerCase()} is now ${shorten(to ?? '')}`,
  );
  return `${deed}: ${news.join(', ')}.`;
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length > LONG ? `${characters.slice(0, LONG).join('')}…` : text;
}

function describeValue(field: LoggedField, value: string | number | null): string | null {
  if (value === null) return null;
  switch (field) {
    case 'deliveryDate':
      return formatDate(String(value));
    case 'status':
      return STATUS_NAMES[value as OrderStatus] ?? String(value);
    case 'numberOfItems':
      return formatNumber(Number(value));
    default:
      return String(value);
  }
}
