import type { ImportedRow, Problem, Parsed } from '@/lib/imports/import';
import type { Target } from '@/lib/imports/mapping/mapping';
import { truncate } from '@/lib/text';
import { joinAddress, type AddressCell } from './address';
import * as messages from './messages';
import type { Plan } from './plan';

export type ParseState = {
  plan: Plan;
  rows: readonly ImportedRow[];
  problems: Problem[];
};

/** Joins columns with the same target; without an entry, the first with a value counts. */
const JOINED: { [T in Target]?: (cells: readonly AddressCell[]) => string } = {
  senderName: joinWords,
  recipientName: joinWords,
  recipientNameElse: joinWords,
  recipientAddress: joinAddress,
  recipientAddressElse: joinAddress,
};

function joinWords(cells: readonly AddressCell[]): string {
  return cells.map(({ text }) => text).join(' ');
}

const LONGEST_SHOWN = 60;

/** What decoders write for bytes that they can't decode. */
const UNREADABLE = '\uFFFD';

export function cellText(plan: Plan, target: Target, cells: readonly string[]): string {
  const columns = plan.columns[target];
  if (columns.length === 0) return '';
  const first = plan.read(cells, columns[0]!);
  if (columns.length === 1) return first;
  const filled = columns
    .map((column) => ({
      part: plan.addressParts[column] ?? null,
      text: plan.read(cells, column).trim(),
    }))
    .filter(({ text }) => text !== '');
  const join = JOINED[target];
  if (filled.length < 2 || !join) return filled[0]?.text ?? '';
  return join(filled);
}

/** Later rows must agree with the first value. Null if all are blank, or on a problem. */
export function readField<V>(
  { plan, rows, problems }: ParseState,
  target: Target,
  parse: (text: string) => Parsed<V>,
): V | null {
  let first = null as { text: string; value: V; line: number } | null;
  for (const row of rows) {
    const text = cellText(plan, target, row.cells);
    if (text === '' || text === first?.text) continue;
    const result: Parsed<V> = parseReadable(plan, text, parse);
    if ('problem' in result) {
      const column = columnAtFault(plan, { target, row, parse });
      problems.push(createProblem(plan, { row, column, text: result.problem }));
    } else if (first === null) {
      first = { text, value: result.value, line: row.line };
    } else if (result.value !== first.value) {
      const column = columnAtFault(plan, { target, row, parse });
      const other = { line: first.line, value: truncate(first.text, LONGEST_SHOWN) };
      problems.push(createProblem(plan, { row, column, text: messages.differsFromLine(other) }));
    }
  }
  return first?.value ?? null;
}

/** Rejects text that was decoded wrongly. */
export function parseReadable<V>(
  plan: Plan,
  text: string,
  parse: (text: string) => Parsed<V>,
): Parsed<V> {
  if (plan.isExact || !text.includes(UNREADABLE)) return parse(text);
  return { problem: messages.unreadable };
}

/** Of joined columns, one that is invalid alone, else the longest. */
function columnAtFault<V>(
  plan: Plan,
  { target, row, parse }: { target: Target; row: ImportedRow; parse: (text: string) => Parsed<V> },
): number {
  const filled = plan.columns[target].filter((column) => plan.read(row.cells, column) !== '');
  if (!JOINED[target]) return filled[0]!;
  const length = (column: number) => plan.read(row.cells, column).length;
  const wrong = filled.find(
    (column) => 'problem' in parseReadable(plan, plan.read(row.cells, column), parse),
  );
  return wrong ?? filled.toSorted((a, b) => length(b) - length(a))[0]!;
}

export function createProblem(
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
