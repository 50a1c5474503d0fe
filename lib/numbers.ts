/** The one place that formats numbers: 1000000 is "1,000,000". */
export function formatNumber(number: number): string {
  return number.toLocaleString('en-GB');
}
