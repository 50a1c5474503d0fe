/** How long a link for a new password works, in milliseconds. */
export const RESET_MS = 24 * 60 * 60 * 1_000;

/** Where such a link leads. */
export function resetPath(secret: string): string {
  return `/reset/${secret}`;
}
