import { z } from 'zod';

export const columnProfileSchema = z.object({
  /** In how many rows the column says something. */
  filled: z.number(),
  /** The first three different values, shortened. */
  samples: z.array(z.string()),
  /** All different values, trimmed, with how often each occurs; null where they are more than 30. */
  values: z.record(z.string(), z.number()).nullable(),
  /** How many values are dates that can be read in one way only: day first, month first, or whatever comes first. */
  dates: z.object({
    clear: z.number(),
    dayFirst: z.number(),
    monthFirst: z.number(),
    /** Dates that can be read in two ways, such as 03/04/2026. */
    either: z.number(),
    /** One of these. */
    example: z.string().nullable(),
  }),
});

/** What a column holds, over all rows but the first, which may be the names of the columns. */
export type ColumnProfile = z.infer<typeof columnProfileSchema>;

export const columnProfilesSchema = z.array(columnProfileSchema);
