/** What a campaign did, and found. */
export type Tally = {
  /** Requests. */
  tries: number;
  /** Answers that said no in words. */
  refused: number;
  /** Texts that were found stored as they were sent. */
  stored: number;
  /** What is wrong, one sentence each. */
  findings: string[];
  /** What was measured, beside its goal. */
  figures: string[];
};

export function newTally(): Tally {
  return { tries: 0, refused: 0, stored: 0, findings: [], figures: [] };
}

/** What is told of a text that was sent, in characters. */
const TOLD = 60;

/** A text so that it can be printed, whatever is in it. */
export function inPrint(text: string): string {
  const printed = JSON.stringify(text).replace(
    /[^\x20-\x7e]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return printed.length > TOLD ? `${printed.slice(0, TOLD)}… (${text.length})` : printed;
}

/** The value below which so much of all lies: 0.5 for the median, 0.99 for p99. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
}

/** A figure and its goal in one line, which tells where the goal was missed. */
export function measured(what: string, value: number, most: number): string {
  const verdict = value <= most ? 'met' : 'MISSED';
  return `${what}: ${Math.round(value)} ms (goal: at most ${most} ms, ${verdict})`;
}
