/** Between the parts of a title, as in "project › file › describe › title". */
export const SEPARATOR = ' › ';

/** The differences of two lists. A title that is gone in one place and new in another has moved. */
export function compareTitles(before: readonly string[], after: readonly string[]) {
  const found = grouped(without(after, before), titleOnly);
  const lost = without(before, after);
  const left = lost.filter((line) => !found.get(titleOnly(line))?.shift());
  const remaining = new Set(after.map(titleOnly));
  return {
    gone: left.filter((line) => !remaining.has(titleOnly(line))),
    /** Also runs in another place, which still exists. */
    'gone here, kept elsewhere': left.filter((line) => remaining.has(titleOnly(line))),
    new: [...found.values()].flat(),
    moved: lost.length - left.length,
  };
}

/** The lines that the other list has fewer times. */
function without(lines: readonly string[], other: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of other) counts.set(line, (counts.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = counts.get(line) ?? 0;
    counts.set(line, count - 1);
    return count <= 0;
  });
}

function grouped(lines: readonly string[], keyOf: (line: string) => string) {
  const groups = new Map<string, string[]>();
  for (const line of lines) groups.set(keyOf(line), [...(groups.get(keyOf(line)) ?? []), line]);
  return groups;
}

function titleOnly(line: string): string {
  return line.split(SEPARATOR).slice(2).join(SEPARATOR);
}

export function groupByFile(lines: readonly string[]): string[] {
  const placeOf = (line: string) => line.split(SEPARATOR).slice(0, 2).join(SEPARATOR);
  return [...grouped(lines, placeOf)].flatMap(([place, group]) => [
    place,
    ...group.map((line) => `  ${titleOnly(line)}`),
  ]);
}
