import 'server-only';
import { createDecipheriv, hkdfSync } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, errors } from 'jose';
import { env } from '@/lib/env';

const ALGORITHMS = { alg: 'dir', enc: 'A256GCM' };

/** Encrypts a text with AUTH_SECRET for one purpose, as a compact JWE. */
export function seal(text: string, purpose: string): Promise<string> {
  return new CompactEncrypt(Buffer.from(text))
    .setProtectedHeader(ALGORITHMS)
    .encrypt(keyFor(purpose));
}

/** The text that was sealed for this purpose; null for anything else. */
export async function unseal(sealed: string, purpose: string): Promise<string | null> {
  if (!sealed.includes('.')) return unsealWithoutHeader(sealed, purpose);
  try {
    const { plaintext } = await compactDecrypt(sealed, keyFor(purpose), {
      keyManagementAlgorithms: [ALGORITHMS.alg],
      contentEncryptionAlgorithms: [ALGORITHMS.enc],
    });
    return Buffer.from(plaintext).toString();
  } catch (thrown) {
    if (thrown instanceof errors.JOSEError) return null;
    throw thrown;
  }
}

/** What was sealed before we used JWE (two-factor keys in the database): nonce (12 bytes), tag (16) and ciphertext of AES-256-GCM, as base64url. */
function unsealWithoutHeader(sealed: string, purpose: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 28) return null;
  const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString();
  } catch {
    return null;
  }
}

function keyFor(purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', env().AUTH_SECRET, '', `order-desk ${purpose}`, 32));
}
