import { z } from 'zod';
import type { Key } from './sql';

/** A place in a list as a text for the address: opaque to people, and checked when it comes back. */
export function encodeCursor(order: string, key: Key): string {
  return Buffer.from(JSON.stringify([order, ...key])).toString('base64url');
}

/** The place that a text stands for; null where it is none, or one of a list in another order. */
export function decodeCursor(text: string, order: string, key: z.ZodType<Key>): Key | null {
  try {
    const [named, ...values] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    return named === order ? (key.safeParse(values).data ?? null) : null;
  } catch {
    return null; // not a text of ours
  }
}

/** What places in lists are made of. They come back in addresses, so nothing is in them that a database would refuse. */
export const keyText = z.string().regex(/^[^\0]*$/u);
export const keyNumber = z.int32();
export const keyTime = z.iso
  .datetime()
  .regex(/^[12]/)
  .transform((text) => new Date(text));
