import { isBlankCell } from './blank-cells';
import { isReasonColumn } from '@/lib/imports/layouts/header-key';
import { createProblem, type ParseState } from './read-field';

/** As when an unquoted comma splits an address. */
export function reportExtraCells({ plan, rows, problems }: ParseState): void {
  for (const row of rows) {
    for (let column = plan.end; column < row.cells.length; column += 1) {
      if (isBlankCell(row.cells[column]!) || isReasonColumn(plan.names[column] ?? '')) continue;
      problems.push(
        createProblem(plan, {
          row,
          column,
          name: `Column ${column + 1}`,
          text: 'This row has more cells than the file has columns. Put text that contains the separator in quotation marks, map this column, or empty the cell.',
        }),
      );
      break;
    }
  }
}
