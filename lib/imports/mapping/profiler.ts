import { isBlankCell, plainCell } from '@/lib/imports/parse/blank-cells';
import { NO_DATES, withDate, type ColumnProfile } from './profile';
import { truncate } from '@/lib/text';

const MOST_SAMPLES = 3;
const SAMPLE_LENGTH = 60;
const MOST_VALUES = 30;
const VALUE_LENGTH = 100;

export type Profiler = {
  add: (cells: readonly string[]) => void;
  profiles: () => ColumnProfile[];
};

/** Uses constant memory. */
export function newProfiler(): Profiler {
  const columns: Column[] = [];
  let before: readonly string[] = [];
  return {
    add: (cells) => {
      const isCopy = cells.every((cell, index) => cell === before[index]);
      cells.forEach((cell, index) => {
        const column = (columns[index] ??= newColumn());
        if (isBlankCell(cell)) return;
        addValue(column, plainCell(cell).trim());
        if (!isCopy && cell === before[index]) column.repeats += 1;
      });
      before = cells;
    },
    profiles: () => columns.map(profileOf),
  };
}

type Column = {
  filled: number;
  repeats: number;
  samples: Set<string>;
  values: Map<string, number> | null;
  dates: ColumnProfile['dates'];
};

function newColumn(): Column {
  return {
    filled: 0,
    repeats: 0,
    samples: new Set(),
    values: new Map(),
    dates: NO_DATES,
  };
}

function addValue(column: Column, value: string): void {
  column.filled += 1;
  if (column.samples.size < MOST_SAMPLES) column.samples.add(truncate(value, SAMPLE_LENGTH));
  countValue(column, value);
  column.dates = withDate(column.dates, value);
}

function countValue(column: Column, value: string): void {
  const { values } = column;
  if (!values) return;
  const times = values.get(value) ?? 0;
  const isTooMuch = times === 0 && (values.size === MOST_VALUES || value.length > VALUE_LENGTH);
  if (isTooMuch) column.values = null;
  else values.set(value, times + 1);
}

function profileOf({ filled, repeats, samples, values, dates }: Column): ColumnProfile {
  return {
    filled,
    repeats,
    samples: [...samples],
    values: values && Object.fromEntries(values),
    dates,
  };
}
