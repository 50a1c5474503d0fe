const format = new Intl.NumberFormat('en-GB');

/** The one place that formats numbers: 1000000 is "1,000,000". */
export function formatNumber(number: number): string {
  return format.format(number);
}

/** Rows that a filter lets through are counted exactly up to here; one more stands for "more". */
export const COUNTED = 1_000;

/** A number that was counted no further than one past {@link COUNTED}: "830", "1,000+". */
export function formatCount(count: number): string {
  return count > COUNTED ? `${formatNumber(COUNTED)}+` : formatNumber(count);
}
