import type { ImportedRow, Problem, Parsed } from '@/lib/imports/import';
import type { Target } from '@/lib/imports/mapping/mapping';
import { truncate } from '@/lib/text';
import type { Plan } from './plan';

/** The rows of one order while they are parsed, and their problems so far. */
export type ParseState = { plan: Plan; rows: readonly ImportedRow[]; problems: Problem[] };

/** What stands between columns with the same target; where nothing can, the first that says something counts. */
const BETWEEN: { [T in Target]?: string } = {
  senderName: ' ',
  recipientName: ' ',
  recipientNameElse: ' ',
  recipientAddress: ', ',
  recipientAddressElse: ', ',
};

const UNREADABLE = '\uFFFD';

/** What a row says of a target, '' where it says nothing. */
export function cellText(plan: Plan, target: Target, cells: readonly string[]): string {
  const columns = plan.columns[target];
  if (columns.length === 0) return '';
  const first = plan.read(cells, columns[0]!);
  if (columns.length === 1) return first;
  const texts = columns.map((column) => plan.read(cells, column).trim());
  const filled = texts.filter((text) => text !== '');
  const between = BETWEEN[target];
  if (between === undefined) return filled[0] ?? '';
  return filled
    .map((text, index) => (index < filled.length - 1 ? text.replace(/\s*,$/, '') : text))
    .join(between);
}

/**
 * What the rows say of a target: the first that says something, with which later ones have to agree. Null where none
 * does, or where something is wrong.
 */
export function readField<V>(
  { plan, rows, problems }: ParseState,
  target: Target,
  understood: (text: string) => Parsed<V>,
): V | null {
  let first = null as { text: string; value: V; line: number } | null;
  for (const row of rows) {
    const text = cellText(plan, target, row.cells);
    if (text === '' || text === first?.text) continue;
    const result: Parsed<V> = check(plan, text, understood);
    if ('problem' in result) {
      const column = columnAtFault(plan, { target, row, understood });
      problems.push(problemOf(plan, { row, column, text: result.problem }));
    } else if (first === null) {
      first = { text, value: result.value, line: row.line };
    } else if (result.value !== first.value) {
      const column = columnAtFault(plan, { target, row, understood });
      const differs = `Line ${first.line} is about the same order and says “${truncate(first.text, 60)}”. Both have to say the same.`;
      problems.push(problemOf(plan, { row, column, text: differs }));
    }
  }
  return first?.value ?? null;
}

/** What a text says; never anything where a part of it could not be read. */
export function check<V>(
  plan: Plan,
  text: string,
  understood: (text: string) => Parsed<V>,
): Parsed<V> {
  if (plan.isExact || !text.includes(UNREADABLE)) return understood(text);
  return {
    problem:
      'This cannot be read: the file is not in the encoding that it seems to be in. Type it again, or save the file as UTF-8.',
  };
}

/** Of the columns that are joined, the one to be mended: one that is wrong by itself, or the longest. */
function columnAtFault<V>(
  plan: Plan,
  {
    target,
    row,
    understood,
  }: { target: Target; row: ImportedRow; understood: (text: string) => Parsed<V> },
): number {
  const said = plan.columns[target].filter((column) => plan.read(row.cells, column) !== '');
  if (BETWEEN[target] === undefined) return said[0]!;
  const length = (column: number) => plan.read(row.cells, column).length;
  const wrong = said.find(
    (column) => 'problem' in check(plan, plan.read(row.cells, column), understood),
  );
  return wrong ?? said.toSorted((a, b) => length(b) - length(a))[0]!;
}

/** A problem of a row. `name` is that of the field, where it is about no column. */
export function problemOf(
  { names }: Plan,
  {
    row,
    column,
    name = '',
    text,
  }: { row: ImportedRow; column: number | null; name?: string; text: string },
): Problem {
  const { position, line, cells } = row;
  return {
    position,
    line,
    column,
    name: column === null ? name : (names[column] ?? name),
    value: column === null ? '' : (cells[column] ?? ''),
    text,
  };
}
