import { fold } from '@/lib/normalize';
import { asciiDigits } from '@/lib/text';
import { phoneDigits } from './contact';
import { ORDER_FIELDS, SEARCHED_FIELDS, type SearchedField } from './fields';

export type SearchColumns = {
  /** The Order ID and all searched fields, folded, one per line; a phone number as typed and as dialled. */
  searchText: string;
  senderKey: string;
  recipientKey: string;
  addressKey: string;
  orderIdKey: string;
};

/** Length of a sort key, in characters: indexes reject long values. */
const KEY_LENGTH = 60;

export function searchColumns({
  orderId,
  ...order
}: { orderId: string } & Partial<Record<SearchedField, string | null>>): SearchColumns {
  const columns = { searchText: fold(orderId), orderIdKey: naturalKey(orderId) } as SearchColumns;
  for (const field of SEARCHED_FIELDS) {
    const text = order[field] ?? null;
    if (text === null) continue;
    const folded = fold(text);
    const { kind, sortKey } = ORDER_FIELDS[field];
    columns.searchText += `\n${folded}`;
    if (kind === 'phone' && phoneDigits(text) !== folded) {
      columns.searchText += `\n${phoneDigits(text)}`;
    }
    if (sortKey) columns[sortKey] = beginningOf(folded);
  }
  return columns;
}

/** Sorts 2 before 10 and A-9 before A-10: each number gets its count of digits, at most 64, as a prefix. */
function naturalKey(orderId: string): string {
  return asciiDigits(fold(orderId)).replaceAll(
    /0*(\d+)/g,
    (_, digits: string) => String(digits.length).padStart(2, '0') + digits,
  );
}

function beginningOf(text: string): string {
  return [...text].slice(0, KEY_LENGTH).join('');
}
