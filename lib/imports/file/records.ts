import { CsvError, parse } from 'csv-parse';
import { DIALECT } from './separator';
import { refuseLongRow, refuseManyRows, refuseWideRow, unreadable } from './limits';
import * as messages from './messages';

/** `line` is where the row starts in the file, from 1. */
export type Row = { line: number; cells: string[] };

export type Records = {
  add: (text: string) => Promise<Row[]>;
  end: () => Promise<Row[]>;
};

/**
 * Skips blank rows.
 * @throws Refusal `unreadable-file` if a row or the file is too large
 */
export function newRecords(separator: string): Records {
  const parser = parse({ ...DIALECT, delimiter: separator });
  // The callbacks of write and end report errors.
  parser.on('error', () => undefined);

  let line = 1;
  let rows = 0;
  /** Characters of the row that hasn't ended yet, and whether they are on one line. */
  let open = 0;
  let isOneLine = true;

  function takeRows(): Row[] {
    const found: Row[] = [];
    for (let cells = next(); cells; cells = next()) {
      const start = line;
      // Line ends within cells count; the parser's own count takes CRLF there as two.
      const lineEnds = countLineEnds(cells);
      line += 1 + lineEnds;
      if (isBlank(cells) || (start === 1 && isSeparatorLine(cells))) continue;
      refuseWideRow(cells, start);
      refuseLongRow(lengthOf(cells), { line: start, isOneLine: lineEnds === 0 });
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
    const found = takeRows();
    await written;
    const isNewRow = parser.info.records > before;
    open = isNewRow ? 0 : open + text.length;
    isOneLine = isNewRow || (isOneLine && !/[\r\n]/.test(text));
    // In the file, quotes and separators can double the size.
    refuseLongRow(open / 2, { line, isOneLine });
    return found;
  }

  async function end(): Promise<Row[]> {
    const ended = new Promise<void>((resolve, reject) => {
      parser.end((error?: Error | null) => (error ? reject(error) : resolve()));
    });
    await ended.catch((thrown: unknown) => {
      throw isOpenQuote(thrown) ? unreadable(messages.unclosedQuote(line)) : thrown;
    });
    return takeRows();
  }

  return { add, end };
}

function isOpenQuote(thrown: unknown): boolean {
  return thrown instanceof CsvError && thrown.code === 'CSV_QUOTE_NOT_CLOSED';
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** Excel's "sep=;", which a spreadsheet may have put in quotation marks. */
function isSeparatorLine(cells: readonly string[]): boolean {
  return /^sep=[,;\t|]?$/i.test(cells[0]!) && isBlank(cells.slice(1));
}

function lengthOf(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.length, 0);
}

function countLineEnds(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    if (/[\r\n]/.test(cell)) count += cell.match(/\r\n|\n|\r/g)!.length;
  }
  return count;
}
