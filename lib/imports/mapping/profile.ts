import { z } from 'zod';

export const columnProfileSchema = z.object({
  filled: z.number(),
  /** The first three distinct values, shortened. */
  samples: z.array(z.string()),
  /** Trimmed distinct values with their counts; null if there are more than 30. */
  values: z.record(z.string(), z.number()).nullable(),
  /** Counts of dates that are unambiguous: by format, or only as day first or month first. */
  dates: z.object({
    clear: z.number(),
    dayFirst: z.number(),
    monthFirst: z.number(),
    /** Ambiguous dates, such as 03/04/2026. */
    either: z.number(),
    example: z.string().nullable(),
  }),
});

/** Over all rows except the first, which may be the header. */
export type ColumnProfile = z.infer<typeof columnProfileSchema>;

export const columnProfilesSchema = z.array(columnProfileSchema);
