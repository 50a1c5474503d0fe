/** What a campaign did and found. */
export type Results = {
  /** The number of requests. */
  requests: number;
  /** The number of refusals. */
  refused: number;
  /** The number of texts stored as expected. */
  stored: number;
  /** Problems, one sentence each. */
  findings: string[];
  /** Measurements with their goals. */
  figures: string[];
};

export function newResults(): Results {
  return { requests: 0, refused: 0, stored: 0, findings: [], figures: [] };
}

/** In characters. */
const MAX_PRINTED = 60;

/** A text with everything but printable ASCII escaped, truncated. */
export function printable(text: string): string {
  const printed = JSON.stringify(text).replace(
    /[^\x20-\x7e]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return printed.length > MAX_PRINTED
    ? `${printed.slice(0, MAX_PRINTED)}… (${text.length})`
    : printed;
}

/** A quantile: 0.5 for the median, 0.99 for p99. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
}

/** A measurement with its goal, and whether it was met. */
export function compareWithGoal(what: string, value: number, most: number): string {
  const verdict = value <= most ? 'met' : 'MISSED';
  return `${what}: ${Math.round(value)} ms (goal: at most ${most} ms, ${verdict})`;
}
