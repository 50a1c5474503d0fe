import { createHash } from 'node:crypto';
import { BUILD_ID } from '@/lib/env';

/**
 * Stands for the build, and for what else a screen shows: if it differs between the screen and its live data, the page
 * has to be drawn again.
 */
export function liveMark(...shown: unknown[]): string {
  const digest = createHash('sha256').update(JSON.stringify([BUILD_ID, ...shown]));
  return digest.digest('base64url').slice(0, 12);
}
