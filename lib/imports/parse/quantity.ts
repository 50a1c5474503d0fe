import type { ImportedRow, Parsed } from '@/lib/imports/import';
import { TARGET_NAMES } from '@/lib/imports/mapping/messages';
import { MAX_ITEMS } from '@/lib/orders/schema';
import { parseNumberOfItems } from './fields';
import * as messages from './messages';
import { parseReadable, createProblem, type ParseState } from './read-field';

/** The sum over columns and rows; only the first row must have a number. Null if all are blank, or on a problem. */
export function parseQuantity({ plan, rows, problems }: ParseState): number | null {
  const columns = plan.columns.numberOfItems;
  const filled = rows.map((row) =>
    columns.flatMap((column) => {
      const text = plan.read(row.cells, column);
      return text.trim() === '' ? [] : [{ row, column, text }];
    }),
  );
  if (filled.flat().length === 0) return null;
  const before = problems.length;
  const report = (row: ImportedRow, column: number | null, text: string) =>
    void problems.push(
      createProblem(plan, { row, column, name: TARGET_NAMES.numberOfItems, text }),
    );
  if (filled[0]!.length === 0) report(rows[0]!, columns[0]!, messages.missing('numberOfItems'));
  const numbers = filled.flat().map(({ row, column, text }) => {
    const result = parseReadable(plan, productQuantity(text) ?? text, parseNumberOfItems);
    if ('value' in result) return result.value;
    report(row, column, result.problem);
    return 0;
  });
  if (problems.length > before) return null;
  const sum = sumQuantities(numbers);
  if ('value' in sum) return sum.value;
  report(rows.at(-1)!, columns[0]!, sum.problem);
  return null;
}

/** Of a whole product in one cell, as in "id:7|2|…" or "name:Tea|quantity:2"; null if it isn't one. */
function productQuantity(text: string): string | null {
  const parts = text.split('|').map((part) => part.trim());
  if (parts.length < 2) return null;
  const named = parts.map((part) => /^(?:quantity|qty)\s*:\s*(\d+)$/i.exec(part)?.[1]);
  return (
    named.find((quantity) => quantity) ??
    parts.slice(1).find((part) => /^\d{1,9}$/.test(part)) ??
    null
  );
}

/** Whether the first row may be the total of the others, as in the reports of marketplaces. */
export function totalNotes({ plan, rows }: ParseState): string[] {
  const [column] = plan.columns.numberOfItems;
  if (column === undefined || rows.length < 3) return [];
  const [first, ...others] = rows.map(({ cells }) => Number(plan.read(cells, column)));
  const sum = others.reduce((total, number) => total + number, 0);
  return first === sum ? [messages.maybeTotal(sum)] : [];
}

export function sumQuantities(numbers: readonly number[]): Parsed<number> {
  const sum = numbers.reduce((total, number) => total + number, 0);
  if (sum <= MAX_ITEMS) return { value: sum };
  return { problem: messages.tooManyItems({ sum, most: MAX_ITEMS }) };
}
