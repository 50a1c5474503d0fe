/** One line of a JSON Lines file. */
export function jsonLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
