import { z } from 'zod';
import { FIELD_KEYS } from '@/lib/orders/fields';
import { ACTIONS, ALL_FACTS, type Changes } from './actions';

export const actionSchema = z.enum(ACTIONS);

const valueSchema = z.union([z.string(), z.number(), z.null()]);
const changeSchema = z.object({ from: valueSchema, to: valueSchema });

export const changesSchema: z.ZodType<Changes> = z.partialRecord(
  z.enum([...FIELD_KEYS, ...ALL_FACTS]),
  changeSchema,
);
