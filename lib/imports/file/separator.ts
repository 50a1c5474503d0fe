import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';

const SEPARATORS = [',', ';', '\t', '|'] as const;
type Separator = (typeof SEPARATORS)[number];

/** As many records tell enough. */
const RECORDS = 100;

/** What stands between the cells of a file, by how `beginning`, its first text, falls into records with each of them. */
export function findSeparator(beginning: string): Separator {
  // Excel's own way to tell it.
  const told = /^sep=([,;\t|])[\r\n]/i.exec(beginning);
  if (told) return told[1] as Separator;

  const scores = SEPARATORS.map((separator) => scoreOf(widths(beginning, separator)));
  return SEPARATORS[scores.indexOf(Math.max(...scores))]!;
}

/** From 0 to 1: much where many records have the same width, more the wider they are, half where the first has another. */
function scoreOf(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  const [usual, share] = [...times].reduce(
    (best, next) => (next[1] > best[1] ? next : best),
    [1, 0],
  );
  const score = (share / counts.length) * (1 - 1 / usual);
  return counts.length === 0 ? 0 : score * (counts[0] === usual ? 1 : 0.5);
}

/** How many cells each record has. */
function widths(text: string, separator: Separator): number[] {
  const counts: number[] = [];
  try {
    parse(text, {
      ...DIALECT,
      delimiter: separator,
      to: RECORDS,
      on_record: (cells: string[]) => {
        if (cells.some((cell) => cell.trim() !== '')) counts.push(cells.length);
        return null;
      },
    });
  } catch (thrown) {
    // The text may be cut within quotes.
    if (!(thrown instanceof CsvError)) throw thrown;
  }
  return counts;
}

/** How all files are read: any line end, also mixed; quotes where they should not be; rows of any width. */
export const DIALECT = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_quotes: true,
  relax_column_count: true,
};
