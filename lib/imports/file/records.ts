import { CsvError, parse } from 'csv-parse';
import { DIALECT } from './separator';
import { openQuote, refuseLongRow, refuseManyRows, refuseWideRow } from './limits';

/** A row of a file; `line` is the line of the file in which it starts, counted from 1. */
export type Row = { line: number; cells: string[] };

export type Records = {
  /** The rows that end in the next text. */
  add: (text: string) => Promise<Row[]>;
  /** The row that ends with the file. */
  end: () => Promise<Row[]>;
};

/** Takes text apart into rows, in constant memory, without those that are wholly blank. Refuses what is too much. */
export function newRecords(separator: string): Records {
  const parser = parse({ ...DIALECT, delimiter: separator });
  // Whoever writes or ends is told of it.
  parser.on('error', () => undefined);

  let line = 1;
  let rows = 0;
  /** Of the row that has not ended: the characters of the texts that lie wholly in it. */
  let open = 0;

  function taken(): Row[] {
    const found: Row[] = [];
    for (let cells = next(); cells; cells = next()) {
      const start = line;
      // Line ends within a row stand in its cells; the parser's own count takes CRLF there for two.
      line += 1 + lineEnds(cells);
      if (isBlank(cells) || (start === 1 && isSeparatorLine(cells))) continue;
      refuseWideRow(cells, start);
      refuseLongRow(lengthOf(cells), start);
      refuseManyRows(++rows);
      found.push({ line: start, cells });
    }
    return found;
  }

  function next(): string[] | null {
    return parser.read() as string[] | null;
  }

  async function add(text: string): Promise<Row[]> {
    const before = parser.info.records;
    const written = new Promise<void>((resolve, reject) => {
      parser.write(text, (error) => (error ? reject(error) : resolve()));
    });
    const found = taken();
    await written;
    open = parser.info.records > before ? 0 : open + text.length;
    // In the file, quotes and separators take up to as much again.
    refuseLongRow(open / 2, line);
    return found;
  }

  async function end(): Promise<Row[]> {
    const ended = new Promise<void>((resolve, reject) => {
      parser.end((error?: Error | null) => (error ? reject(error) : resolve()));
    });
    await ended.catch((thrown: unknown) => {
      throw isOpenQuote(thrown) ? openQuote(line) : thrown;
    });
    return taken();
  }

  return { add, end };
}

function isOpenQuote(thrown: unknown): boolean {
  return thrown instanceof CsvError && thrown.code === 'CSV_QUOTE_NOT_CLOSED';
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** Excel's "sep=;", which is no row. */
function isSeparatorLine(cells: readonly string[]): boolean {
  return /^sep=$/i.test(cells[0]!) && isBlank(cells.slice(1));
}

function lengthOf(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.length, 0);
}

function lineEnds(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    if (/[\r\n]/.test(cell)) count += cell.match(/\r\n|\n|\r/g)!.length;
  }
  return count;
}
