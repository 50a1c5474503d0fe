import type { Target } from '@/lib/imports/mapping/mapping';
import type { ColumnProfile } from '@/lib/imports/mapping/profile';

/** Columns for a target: the first of the `choices` with a value in any row counts, with all its columns. */
export type Part = { target: Target; choices: readonly (readonly string[])[] };

export function targetsOf(
  parts: readonly Part[],
  keys: readonly string[],
  profiles: readonly ColumnProfile[],
): (Target | null)[] {
  const targets: (Target | null)[] = keys.map(() => null);
  for (const { target, choices } of parts) {
    const there = choices
      .map((choice) => choice.map((key) => keys.indexOf(key)).filter((column) => column >= 0))
      .filter((columns) => columns.length > 0);
    const isFilled = (column: number) => (profiles[column]?.filled ?? 0) > 0;
    const chosen = there.find((columns) => columns.some(isFilled)) ?? there[0] ?? [];
    for (const column of chosen) targets[column] ??= target;
  }
  return targets;
}

export function oneOf(target: Target, ...keys: string[]): Part {
  return { target, choices: keys.map((key) => [key]) };
}
