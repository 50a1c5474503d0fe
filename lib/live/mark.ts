import { createHash } from 'node:crypto';

/** Set when the application is built: see next.config.ts. */
// eslint-disable-next-line no-restricted-syntax, no-restricted-properties -- not a setting
const BUILD = process.env.BUILD_ID;

/**
 * Stands for the build, and for what else a screen shows: if it differs between the screen and its live data, the page
 * has to be drawn again.
 */
export function liveMark(...shown: unknown[]): string {
  const digest = createHash('sha256').update(JSON.stringify([BUILD, ...shown]));
  return digest.digest('base64url').slice(0, 12);
}
