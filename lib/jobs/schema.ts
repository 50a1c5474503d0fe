import { z } from 'zod';
import { OUT_OF_DATE } from '@/lib/forms/fields';

/** The key of a job in a URL. */
export const jobKeySchema = z.uuid();

/** A button about a job. */
export const jobButtonSchema = z.object({ id: z.uuid(OUT_OF_DATE) });
