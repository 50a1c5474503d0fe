import { z } from 'zod';
import type { Key } from './sql';

/** Opaque, for URLs. Names the order, in which alone the key has a meaning. */
export function encodeCursor(order: string, key: Key): string {
  return Buffer.from(JSON.stringify([order, ...key])).toString('base64url');
}

/** Null unless it belongs to this order and has a valid key. */
export function decodeCursor(text: string, order: string, key: z.ZodType<Key>): Key | null {
  try {
    const [named, ...values] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    return named === order ? (key.safeParse(values).data ?? null) : null;
  } catch {
    return null; // not a text of ours
  }
}

/** Cursors come from the URL, so these exclude everything that a database would reject. */
export const keyText = z.string().regex(/^[^\0]*$/u);
export const keyNumber = z.int32();
export const keyTime = z.iso
  .datetime()
  .regex(/^[12]/)
  .transform((text) => new Date(text));
