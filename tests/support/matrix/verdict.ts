/** What was compared: a cell is one answer of one server to one person, and a problem is one sentence. */
export type Verdict = { cells: number; problems: string[] };

export function together(verdicts: readonly Verdict[]): Verdict {
  return {
    cells: verdicts.reduce((total, { cells }) => total + cells, 0),
    problems: verdicts.flatMap(({ problems }) => problems),
  };
}
