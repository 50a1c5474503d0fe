import { parseNumberOfItems, sumQuantities } from './parse-quantity';
import { missingText } from './fields';
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
        ? { problem: missingText('numberOfItems') }
        : parseReadable(plan, text, parseNumberOfItems);
    if ('value' in result) return result.value;
    problems.push(
      createProblem(plan, {
        row: rows[index]!,
        column: filledColumn(rows[index]!.cells),
        name: 'Number of items',
        text: result.problem,
      }),
    );
    return 0;
  });
  if (problems.length > before) return null;
  const sum = sumQuantities(numbers);
  if ('value' in sum) return sum.value;
  problems.push(
    createProblem(plan, { row: rows.at(-1)!, column, name: 'Number of items', text: sum.problem }),
  );
  return null;

  function filledColumn(cells: readonly string[]): number | null {
    return plan.columns.numberOfItems.find((each) => plan.read(cells, each) !== '') ?? column;
  }
}
