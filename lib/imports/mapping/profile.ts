import { z } from 'zod';
import { dateEvidence, parseDayNumber } from '@/lib/imports/parse/dates';

export const columnProfileSchema = z.object({
  filled: z.number(),
  /** Rows with the same value as the row before, apart from copies of that whole row. */
  repeats: z.number().default(0),
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
    // The same for dates such as 26-Sep-30. Profiles stored before these keys existed lack them.
    yearLast: z.number().default(0),
    yearFirst: z.number().default(0),
    eitherYear: z.number().default(0),
    yearExample: z.string().nullable().default(null),
    /** The first cell that may be a spreadsheet's day number; none of these counts as a date. */
    dayNumber: z.string().nullable().default(null),
  }),
});

/** Over all rows below the first one after the title rows, which may be the header. */
export type ColumnProfile = z.infer<typeof columnProfileSchema>;

export const NO_DATES: ColumnProfile['dates'] = {
  clear: 0,
  dayFirst: 0,
  monthFirst: 0,
  either: 0,
  example: null,
  yearLast: 0,
  yearFirst: 0,
  eitherYear: 0,
  yearExample: null,
  dayNumber: null,
};

/** Counts a cell if it is a date. */
export function withDate(dates: ColumnProfile['dates'], cell: string): ColumnProfile['dates'] {
  const evidence = dateEvidence(cell);
  if (!evidence) {
    const isFirst = dates.dayNumber === null && parseDayNumber(cell) !== null;
    return isFirst ? { ...dates, dayNumber: cell } : dates;
  }
  return {
    ...dates,
    [evidence]: dates[evidence] + 1,
    ...(evidence === 'either' && { example: dates.example ?? cell }),
    ...(evidence === 'eitherYear' && { yearExample: dates.yearExample ?? cell }),
  };
}

export function countDates(dates: ColumnProfile['dates']): number {
  const { clear, dayFirst, monthFirst, either, yearLast, yearFirst, eitherYear } = dates;
  return clear + dayFirst + monthFirst + either + yearLast + yearFirst + eitherYear;
}

export const columnProfilesSchema = z.array(columnProfileSchema);
