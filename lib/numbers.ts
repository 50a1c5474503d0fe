const format = new Intl.NumberFormat('en-GB');

/** The one place that formats numbers: "1,000,000". */
export function formatNumber(number: number): string {
  return format.format(number);
}

/** "1 order", "1,000 orders". A plural with more than an "s" is given. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** The highest exact count of filtered rows; one more means "more". */
export const COUNTED = 1_000;

/** "830", or "1,000+" above {@link COUNTED}. `isLeast`: "830+". */
export function formatCount(count: number, isLeast = false): string {
  const most = Math.min(count, COUNTED);
  return `${formatNumber(most)}${isLeast || count > most ? '+' : ''}`;
}
