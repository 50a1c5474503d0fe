import { createHash } from 'node:crypto';

/**
 * A page has one operation ID for the buttons of all its orders; each order, version and action makes it an ID of its
 * own. Pressing a button again is the same operation; delivering, reopening and delivering again are three. A UUID of
 * version 8 (RFC 9562, section 5.8).
 */
export function operationIdOf(
  pageId: string,
  { id, version, action }: { id: string; version: number; action: string },
): string {
  const digest = createHash('sha256').update([pageId, id, version, action].join(' ')).digest('hex');
  const variant = '89ab'[parseInt(digest[16]!, 16) % 4];
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}
