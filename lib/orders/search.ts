import { fold, normalized } from '@/lib/normalize';

/** Rows that contain all words, plus rows with one of the Order IDs. */
export type Search = { words: string[]; orderIds: string[] };

/** More words are a pasted list. */
const MOST_WORDS = 40;

const GAPS = /[\s,;]+/u;
const LIST_GAPS = /[\n\r\t,;]+/u;

/** Invisible characters that come with copied text; no order contains them. */
const INVISIBLE = /(?![\u200C\u200D])\p{Cf}/gu;

/** Null if there is nothing to search for. */
export function parseSearch(typed: string): Search | null {
  const text = typed.replace(INVISIBLE, '');
  const words = distinct(fold(text).split(GAPS));
  if (words.length === 0) return null;
  return { words: words.length > MOST_WORDS ? [] : words, orderIds: listedOrderIds(text) };
}

export function matchesSearch(
  { words, orderIds }: Search,
  order: { orderId: string; searchText: string },
): boolean {
  const hasWords = words.length > 0 && words.every((word) => order.searchText.includes(word));
  return hasWords || orderIds.includes(order.orderId);
}

function listedOrderIds(text: string): string[] {
  const pieces = distinct([...text.split(GAPS), ...text.split(LIST_GAPS)].map((id) => id.trim()));
  if (pieces.length < 2) return [];
  const spellings = pieces.flatMap((id) => [id, id.toUpperCase(), id.toLowerCase()]);
  return distinct(spellings.map((id) => normalized(id, 'NFC')));
}

function distinct(texts: string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
