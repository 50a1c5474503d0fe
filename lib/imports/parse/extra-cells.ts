import { saysNothing } from './blank-cells';
import { isReasonColumn } from '@/lib/imports/layouts/header-key';
import { problemOf, type ParseState } from './read-field';

/** Complains of rows that say something beyond the columns, as where a comma has parted an address in two. */
export function reportExtraCells({ plan, rows, problems }: ParseState): void {
  for (const row of rows) {
    for (let column = plan.end; column < row.cells.length; column += 1) {
      if (saysNothing(row.cells[column]!) || isReasonColumn(plan.names[column] ?? '')) continue;
      problems.push(
        problemOf(plan, {
          row,
          column,
          name: `Column ${column + 1}`,
          text: 'This row has more cells than there are names of columns. Put texts that hold the separator in quotation marks, match this column, or empty the cell.',
        }),
      );
      break;
    }
  }
}
