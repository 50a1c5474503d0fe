import { formatDate } from '@/lib/dates';
import { formatNumber } from '@/lib/numbers';
import type { OrderStatus } from '@/lib/orders/order';
import { STATUS_NAMES } from '@/lib/orders/status-names';
import {
  LOGGED_FIELDS,
  TAKEN_OVER_FACTS,
  type Action,
  type Changes,
  type LoggedField,
} from './events';

type DescribedField = LoggedField | (typeof TAKEN_OVER_FACTS)[number];

const FIELD_NAMES: Record<DescribedField, string> = {
  numberOfItems: 'Number of items',
  deliveryDate: 'Delivery date',
  senderName: 'Sender name',
  recipientName: 'Recipient name',
  recipientAddress: 'Recipient address',
  status: 'Status',
  takenOverAction: 'Taken over',
  takenOverOrder: 'Order number there',
  takenOverUser: 'User number there',
};

const DEEDS: Record<Action, string> = {
  Created: 'created it',
  Imported: 'imported it',
  Edited: 'edited it',
  'Marked Delivered': 'marked it delivered',
  Reopened: 'reopened it',
  Deleted: 'deleted it',
  Restored: 'restored it',
  'Taken Over': 'did something to it in the system before this one',
};

/** How much of a value a sentence quotes, in characters. */
const LONG = 60;

/** One changed field in words; `from` or `to` is null where there was or is no order. */
export type DescribedChange = {
  field: DescribedField;
  name: string;
  from: string | null;
  to: string | null;
};

/**
 * What changed, field by field, in the order in which people read the fields; of an entry that was taken over, what the
 * other system called it, and its keys there.
 */
export function describeChanges(changes: Changes): DescribedChange[] {
  return [...LOGGED_FIELDS, ...TAKEN_OVER_FACTS].flatMap((field) => {
    const change = changes[field];
    if (!change || (change.from === null && change.to === null)) return [];
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

/** What another system called what it did, where an entry tells that; null otherwise. */
export function takenOverAction({ takenOverAction: told }: Changes): string | null {
  return told ? String(told.to ?? 'something') : null;
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

function describeValue(field: DescribedField, value: string | number | null): string | null {
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
