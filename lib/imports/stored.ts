import { z } from 'zod';
import type { ImportedOrder, Problem } from './import';

/** What the database keeps of an order of a file, which was checked when it was written. */
export const detailsSchema: z.ZodType<ImportedOrder> = z.object({
  numberOfItems: z.number(),
  deliveryDate: z.string(),
  senderName: z.string(),
  recipientName: z.string(),
  recipientAddress: z.string(),
  status: z.enum(['ONGOING', 'DELIVERED']),
  deliveredAt: z.string().nullable(),
});

export const problemsSchema: z.ZodType<Problem[]> = z.array(
  z.object({
    position: z.number(),
    line: z.number(),
    column: z.number().nullable(),
    name: z.string(),
    value: z.string(),
    text: z.string(),
  }),
);

export const notesSchema = z.array(z.string());
