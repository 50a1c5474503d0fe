import { hash, randomBytes } from 'node:crypto';

/** The secret is shown once; the hash (SHA-256, lower-case hex) is stored. */
export function newSecret(): { secret: string; hash: string } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: hashOfSecret(secret) };
}

export function hashOfSecret(secret: string): string {
  return hash('sha256', secret, 'hex');
}
