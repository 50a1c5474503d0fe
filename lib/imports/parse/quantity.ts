import { quantityOf, sumOf } from './parse-quantity';
import { missing } from './fields';
import { check, problemOf, cellText, type ParseState } from './read-field';

/**
 * The number of items of an order: what its rows say, added up. A later row that says nothing counts nothing. Null where
 * no row says anything, or where something is wrong.
 */
export function parseQuantity({ plan, rows, problems }: ParseState): number | null {
  const column = plan.columns.numberOfItems[0] ?? null;
  const texts = rows.map(({ cells }) => cellText(plan, 'numberOfItems', cells));
  if (texts.every((text) => text === '')) return null;
  const before = problems.length;
  const numbers = texts.map((text, index) => {
    if (text === '' && index > 0) return 0;
    const result =
      text === '' ? { problem: missing('numberOfItems') } : check(plan, text, quantityOf);
    if ('value' in result) return result.value;
    problems.push(
      problemOf(plan, {
        row: rows[index]!,
        column: spoken(rows[index]!.cells),
        name: 'Number of items',
        text: result.problem,
      }),
    );
    return 0;
  });
  if (problems.length > before) return null;
  const sum = sumOf(numbers);
  if ('value' in sum) return sum.value;
  problems.push(
    problemOf(plan, { row: rows.at(-1)!, column, name: 'Number of items', text: sum.problem }),
  );
  return null;

  function spoken(cells: readonly string[]): number | null {
    return plan.columns.numberOfItems.find((each) => plan.read(cells, each) !== '') ?? column;
  }
}
