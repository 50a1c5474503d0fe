import { z } from 'zod';
import { OUT_OF_DATE } from '@/lib/forms/fields';

export const jobKeySchema = z.uuid();

export const jobButtonSchema = z.object({ id: z.uuid(OUT_OF_DATE) });
