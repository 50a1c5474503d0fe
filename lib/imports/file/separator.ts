import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';

export const SEPARATORS = [',', ';', '\t', '|'] as const;
type Separator = (typeof SEPARATORS)[number];

const RECORDS = 100;

/** From the beginning of the text, which may end within a row. A comma if nothing separates columns. */
export function findSeparator(beginning: string): Separator {
  const declared = /^("?)sep=([,;\t|])\1[\r\n]/i.exec(beginning);
  if (declared) return declared[2] as Separator;

  const scores = SEPARATORS.map((separator) => scoreOf(recordWidths(beginning, separator)));
  return SEPARATORS[scores.indexOf(Math.max(...scores))]!;
}

/** From 0 to 1: higher if many records have the same, large width; halved if the first differs. */
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

function recordWidths(text: string, separator: Separator): number[] {
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

/** Any line ends, even mixed; stray quotes; rows of any width. */
export const DIALECT = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_quotes: true,
  relax_column_count: true,
};
