import type { Parsed } from '@/lib/imports/import';
import { TARGET_NAMES } from '@/lib/imports/mapping/messages';
import { MAX_ITEMS } from '@/lib/orders/schema';
import { parseNumberOfItems } from './fields';
import * as messages from './messages';
import { parseReadable, createProblem, cellText, type ParseState } from './read-field';

/** The sum over the rows; a blank later row counts as zero. Null if all rows are blank, or on a problem. */
export function parseQuantity({ plan, rows, problems }: ParseState): number | null {
  const column = plan.columns.numberOfItems[0] ?? null;
  const texts = rows.map(({ cells }) => cellText(plan, 'numberOfItems', cells));
  if (texts.every((text) => text === '')) return null;
  const before = problems.length;
  const numbers = texts.map((text, index) => {
    if (text === '' && index > 0) return 0;
    const result =
      text === ''
        ? { problem: messages.missing('numberOfItems') }
        : parseReadable(plan, text, parseNumberOfItems);
    if ('value' in result) return result.value;
    problems.push(
      createProblem(plan, {
        row: rows[index]!,
        column: filledColumn(rows[index]!.cells),
        name: TARGET_NAMES.numberOfItems,
        text: result.problem,
      }),
    );
    return 0;
  });
  if (problems.length > before) return null;
  const sum = sumQuantities(numbers);
  if ('value' in sum) return sum.value;
  problems.push(
    createProblem(plan, {
      row: rows.at(-1)!,
      column,
      name: TARGET_NAMES.numberOfItems,
      text: sum.problem,
    }),
  );
  return null;

  function filledColumn(cells: readonly string[]): number | null {
    return plan.columns.numberOfItems.find((each) => plan.read(cells, each) !== '') ?? column;
  }
}

export function sumQuantities(numbers: readonly number[]): Parsed<number> {
  const sum = numbers.reduce((total, number) => total + number, 0);
  if (sum <= MAX_ITEMS) return { value: sum };
  return { problem: messages.tooManyItems({ sum, most: MAX_ITEMS }) };
}
