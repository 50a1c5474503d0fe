import { SEPARATORS } from '@/lib/imports/file/separator';
import * as messages from './messages';
import type { Plan } from './plan';
import { createProblem, type ParseState } from './read-field';

const LINE_END = /\r\n|\n|\r/;

/** In cells: a text with commas rarely has this number in each of its lines. */
const WIDE = 6;

/**
 * A quotation mark that is closed lines later makes one cell of all rows between, even in a column that isn't mapped.
 * Returns whether there is such a cell.
 */
export function reportSwallowedRows({ plan, rows, problems }: ParseState): boolean {
  const before = problems.length;
  for (const row of rows) {
    let { line } = row;
    for (const [column, cell] of row.cells.entries()) {
      if (!LINE_END.test(cell)) continue;
      const lines = cell.split(LINE_END);
      const last = line + lines.length - 1;
      if (containsRows(plan, { cells: row.cells, column, lines })) {
        const text = messages.swallowedRows({ opened: line, last });
        problems.push(createProblem(plan, { row, column, text }));
      }
      line = last;
    }
  }
  return problems.length > before;
}

type Swallowing = { cells: readonly string[]; column: number; lines: readonly string[] };

/**
 * With the cells around, each line is as wide as the file, and some line has a date or a status in the right column.
 * The lines of an address are not.
 */
function containsRows(plan: Plan, { cells, column, lines }: Swallowing): boolean {
  const width = Math.min(plan.end, plan.names.length);
  return SEPARATORS.some((separator) => {
    const parts = lines.map((line) => line.split(separator));
    const start = (index: number) => (index === 0 ? column : 0);
    const rest = (index: number) => (index === lines.length - 1 ? cells.length - column - 1 : 0);
    const isWide = parts.every(
      (part, index) =>
        lines[index]!.trim() === '' || start(index) + part.length + rest(index) >= width,
    );
    if (!isWide) return false;
    const known = knownColumns(plan);
    if (known.length === 0) return width >= WIDE;
    return parts.some((part, index) =>
      known.some(({ column: at, parse }) => {
        const text = unquoted(part[at - start(index)] ?? '');
        // The cell's own beginning may well be a date.
        return (index > 0 || at > column) && text !== '' && 'value' in parse(text);
      }),
    );
  });
}

function knownColumns({ columns, parseDate, parseStatus }: Plan) {
  return [
    ...[...columns.deliveryDate, ...columns.deliveredAt, ...columns.orderDate].map((column) => ({
      column,
      parse: parseDate,
    })),
    ...columns.status.map((column) => ({ column, parse: parseStatus })),
  ];
}

function unquoted(text: string): string {
  return text.trim().replace(/^"(.*)"$/, '$1');
}
