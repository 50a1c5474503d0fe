import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/field';
import type { ImportedRow } from '@/lib/imports/import';
import { plainCell } from '@/lib/imports/parse/blank-cells';
import * as messages from '@/lib/imports/mapping/messages';

/** `chosen` is a position; 0 if the file has no column names. The button submits the form around it. */
export function HeaderRowField({ rows, chosen }: { rows: readonly ImportedRow[]; chosen: number }) {
  return (
    <div className="mb-4 grid max-w-140 gap-2">
      <Select
        name="headerRow"
        label={messages.headerRowLabel}
        help={chosen > 1 ? messages.titleRowsNote : undefined}
        defaultValue={String(chosen)}
        options={[
          ...rows.map(({ position, line, cells }) => ({
            value: String(position),
            name: messages.headerRowName({ line, cells: shownCells(cells) }),
          })),
          { value: '0', name: messages.noHeaderRow },
        ]}
      />
      <Button type="submit" name="stays" value="yes" className="justify-self-start">
        {messages.updateColumns}
      </Button>
    </div>
  );
}

const MOST_CELLS = 8;

function shownCells(cells: readonly string[]): string[] {
  return cells
    .filter((cell) => cell.trim() !== '')
    .slice(0, MOST_CELLS)
    .map((cell) => plainCell(cell).trim());
}
