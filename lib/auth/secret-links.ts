import { hash, randomBytes } from 'node:crypto';

/** A secret for a link, which is shown once, and the hash that is stored: SHA-256 in lower-case hexadecimal. */
export function newSecret(): { secret: string; hash: string } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: hashOfSecret(secret) };
}

export function hashOfSecret(secret: string): string {
  return hash('sha256', secret, 'hex');
}
