import { z } from 'zod';

/** What places in lists are made of. They come back in addresses, so nothing is in them that a database would refuse. */
export const keyText = z.string().regex(/^[^\0]*$/u);
export const keyNumber = z.int32();
export const keyTime = z.iso
  .datetime()
  .regex(/^[12]/)
  .transform((text) => new Date(text));
