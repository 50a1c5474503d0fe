import { asciiDigits, fold } from '@/lib/text';
import { ORDER_FIELDS, SEARCHED_FIELDS, type SearchedField } from './fields';

/** What search reads of an order, and what it is sorted by. All of it follows from the order. */
export type SearchColumns = {
  /** The Order ID and every searched field that has a value, folded, one per line. */
  searchText: string;
  senderKey: string;
  recipientKey: string;
  addressKey: string;
  orderIdKey: string;
};

/** How much of a text it is sorted by, in characters: an index takes no long ones. */
const KEY = 60;

export function searchColumns({
  orderId,
  ...order
}: { orderId: string } & Partial<Record<SearchedField, string | null>>): SearchColumns {
  const columns = { searchText: fold(orderId), orderIdKey: naturalKey(orderId) } as SearchColumns;
  for (const field of SEARCHED_FIELDS) {
    const text = order[field] ?? null;
    if (text === null) continue;
    const folded = fold(text);
    const { sortKey } = ORDER_FIELDS[field];
    columns.searchText += `\n${folded}`;
    if (sortKey) columns[sortKey] = beginningOf(folded);
  }
  return columns;
}

/**
 * A text whose bytes sort as people sort the Order ID: 2 before 10, A-9 before A-10. Each number is written without zeros
 * in front and behind how many digits it has, of which an Order ID has at most 64.
 */
function naturalKey(orderId: string): string {
  return asciiDigits(fold(orderId)).replaceAll(
    /0*(\d+)/g,
    (_, digits: string) => String(digits.length).padStart(2, '0') + digits,
  );
}

function beginningOf(text: string): string {
  return [...text].slice(0, KEY).join('');
}
