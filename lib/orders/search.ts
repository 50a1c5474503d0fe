import { fold, normalized } from '@/lib/text';

/** What a search asks for: rows that hold all words, and besides them those with one of the Order IDs. */
export type Search = { words: string[]; orderIds: string[] };

/** More words than this are a pasted list, and nobody's description of an order. */
const MOST_WORDS = 40;

/** What stands between words, and between the Order IDs of a pasted list. */
const GAPS = /[\s,;]+/u;
const LIST_GAPS = /[\n\r\t,;]+/u;

/** What shows nothing, comes along when people copy, and stands in no order. */
const INVISIBLE = /(?![\u200C\u200D])\p{Cf}/gu;

/** What was typed, understood; null where there is nothing in it to search for. */
export function parseSearch(typed: string): Search | null {
  const text = typed.replace(INVISIBLE, '');
  const words = distinct(fold(text).split(GAPS));
  if (words.length === 0) return null;
  return { words: words.length > MOST_WORDS ? [] : words, orderIds: listed(text) };
}

/** Whether an order is among what is searched for; `searchText` is that of `searchColumns`. */
export function isFound(
  { words, orderIds }: Search,
  order: { orderId: string; searchText: string },
): boolean {
  const hasWords = words.length > 0 && words.every((word) => order.searchText.includes(word));
  return hasWords || orderIds.includes(order.orderId);
}

/** The Order IDs that a text may list: also in capitals and small letters, as people type them. */
function listed(text: string): string[] {
  const pieces = distinct([...text.split(GAPS), ...text.split(LIST_GAPS)].map((id) => id.trim()));
  if (pieces.length < 2) return [];
  const spellings = pieces.flatMap((id) => [id, id.toUpperCase(), id.toLowerCase()]);
  return distinct(spellings.map((id) => normalized(id, 'NFC')));
}

function distinct(texts: string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
