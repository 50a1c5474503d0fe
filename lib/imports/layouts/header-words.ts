import { fold } from '@/lib/text';

/** The words of a column's name, folded: "shippingAddress_1" has "shipping", "address" and "1". */
export function wordsOf(name: string): string[] {
  return fold(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).match(/\p{L}+|\p{N}+/gu) ?? [];
}

/** A column's name without case, accents, spaces and punctuation: "Order ID" and "order_id" are "orderid". */
export function nameKey(name: string): string {
  return wordsOf(name).join('');
}
