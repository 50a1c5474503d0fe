/** A length of paper: as wide on the screen as the preview has room for, and exact in print. */
export function millimetres(length: number): string {
  return `calc(${length} * var(--mm))`;
}
