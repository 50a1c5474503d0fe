import { describe, expect, test } from 'vitest';
import { columnProfileSchema, NO_DATES, type ColumnProfile } from '@/lib/imports/mapping/profile';
import { newProfiler } from '@/lib/imports/mapping/profiler';

function profilesOf(rows: readonly (readonly string[])[]): ColumnProfile[] {
  const profiler = newProfiler();
  for (const row of rows) profiler.add(row);
  return profiler.profiles();
}

describe('the profile of a column', () => {
  test('counts values, and blank cells only as not filled', () => {
    expect(profilesOf([['Paid'], [' Paid '], ['NULL'], [''], ['Open']])).toEqual([
      {
        filled: 3,
        repeats: 0,
        samples: ['Paid', 'Open'],
        values: { Paid: 2, Open: 1 },
        dates: NO_DATES,
      },
    ]);
  });

  test('counts rows that repeat the value above, but not copies of a whole row', () => {
    const rows = [
      ['K1', '2'],
      ['K1', '3'],
      ['K1', '3'],
      ['K2', '3'],
      ['K1', '1'],
      ['', ''],
      ['', '1'],
    ];
    expect(profilesOf(rows).map(({ repeats }) => repeats)).toEqual([1, 1]);
  });

  test('accepts rows of any width', () => {
    const profiles = profilesOf([['a', 'b'], ['c'], ['d', '', 'e'], []]);
    expect(profiles.map(({ filled }) => filled)).toEqual([3, 1, 1]);
  });

  test('is none where there is no row', () => {
    expect(profilesOf([])).toEqual([]);
  });

  test('counts kinds of dates, with the first ambiguous one', () => {
    const cells = ['17/04/2026', '04/17/2026', '05/05/2026', '3/4/2026', '5/6/2026', 'soon'];
    expect(profilesOf(cells.map((cell) => [cell]))[0]!.dates).toEqual({
      ...NO_DATES,
      clear: 1,
      dayFirst: 1,
      monthFirst: 1,
      either: 2,
      example: '3/4/2026',
    });
  });

  test('counts dates whose year may come first or last', () => {
    const cells = ['26-Sep-30', '27-Sep-30', '7-Sep-30', '31-Sep-30', '30-Sep-30', '26-09-30'];
    expect(profilesOf(cells.map((cell) => [cell]))[0]!.dates).toEqual({
      ...NO_DATES,
      clear: 1,
      yearLast: 1,
      yearFirst: 1,
      eitherYear: 2,
      yearExample: '26-Sep-30',
    });
  });

  test('keeps the first day number of a spreadsheet, which is no date yet', () => {
    const cells = ['10248', '46357', '46358.5'];
    expect(profilesOf(cells.map((cell) => [cell]))[0]!.dates).toEqual({
      ...NO_DATES,
      dayNumber: '46357',
    });
  });

  test('may have been stored before some counts existed', () => {
    const { clear, dayFirst, monthFirst, either, example } = NO_DATES;
    const stored = { filled: 0, samples: [], values: {} };
    expect(
      columnProfileSchema.parse({
        ...stored,
        dates: { clear, dayFirst, monthFirst, either, example },
      }),
    ).toEqual({ ...stored, repeats: 0, dates: NO_DATES });
  });

  test('lists 30 distinct values, and none if there are more', () => {
    const rows = Array.from({ length: 30 }, (_, index) => [`value ${index}`]);
    expect(Object.keys(profilesOf(rows)[0]!.values!)).toHaveLength(30);
    expect(profilesOf([...rows, ['value 30']])[0]).toMatchObject({ filled: 31, values: null });
    expect(profilesOf([...rows, ['value 7']])[0]!.values).toMatchObject({ 'value 7': 2 });
  });

  test('lists no values if one is long, and shortens samples', () => {
    expect(profilesOf([['a'.repeat(100)]])[0]!.values).not.toBeNull();
    const [profile] = profilesOf([['a'], ['é'.repeat(101)], ['b'.repeat(60)], ['c']]);
    expect(profile!.values).toBeNull();
    expect(profile!.samples).toEqual(['a', `${'é'.repeat(59)}…`, 'b'.repeat(60)]);
  });

  test('cuts no character in two', () => {
    expect(profilesOf([['😀'.repeat(61)]])[0]!.samples).toEqual([`${'😀'.repeat(59)}…`]);
    expect(profilesOf([['😀'.repeat(60)]])[0]!.samples).toEqual(['😀'.repeat(60)]);
  });

  test('can be stored, whatever the values are', () => {
    const profiles = profilesOf([['constructor'], ['toString'], ['constructor']]);
    const stored: unknown = JSON.parse(JSON.stringify(profiles));
    expect(columnProfileSchema.array().parse(stored)).toEqual(profiles);
    expect(profiles[0]!.values).toEqual({ constructor: 2, toString: 1 });
  });

  test('does not change with later rows', () => {
    const profiler = newProfiler();
    profiler.add(['17/04/2026']);
    const [before] = profiler.profiles();
    profiler.add(['18/04/2026']);
    expect(before).toMatchObject({ filled: 1, samples: ['17/04/2026'], dates: { dayFirst: 1 } });
  });
});
