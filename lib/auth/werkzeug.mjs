import { pbkdf2, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const DIGEST_BYTES = { md5: 16, sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 };
const SCRYPT_BYTES = 64;

/** Upper bounds, a few times Werkzeug's defaults, so that a forged hash can't block a worker. */
const MAX_ITERATIONS = 2_000_000;
const MAX_MEMORY = 64 * 1024 * 1024;
const MAX_PARALLELISM = 4;

/**
 * How the hash of a password was made.
 * @typedef {{ salt: string, key: Buffer } & (
 *   { method: 'scrypt', N: number, r: number, p: number } |
 *   { method: 'pbkdf2', digest: string, iterations: number }
 * )} Werkzeug
 */

/**
 * `scrypt:N:r:p$salt$hex` or `pbkdf2:digest:iterations$salt$hex`; null if the hash would cost too much to check.
 * @param {string} hash
 * @returns {Werkzeug | null}
 */
export function parseWerkzeug(hash) {
  const [, method = '', salt = '', hex = ''] =
    /^([^$]+)\$([^$]{1,256})\$([0-9a-f]+)$/.exec(hash) ?? [];
  const [kind, ...settings] = method.split(':');
  const encoded = { salt, key: Buffer.from(hex, 'hex') };
  const parsed =
    kind === 'scrypt'
      ? parseScrypt(settings, encoded)
      : kind === 'pbkdf2'
        ? parsePbkdf2(settings, encoded)
        : null;
  return parsed && hex.length === 2 * parsed.key.length ? parsed : null;
}

/**
 * @param {string} password
 * @param {Werkzeug} hash
 * @returns {Promise<boolean>}
 */
export async function verifyWerkzeug(password, hash) {
  const { salt, key } = hash;
  return timingSafeEqual(await deriveKey(password, hash, { salt, length: key.length }), key);
}

/**
 * @param {string} password
 * @param {Werkzeug} hash
 * @param {{ salt: string, length: number }} of
 * @returns {Promise<Buffer>}
 */
function deriveKey(password, hash, { salt, length }) {
  if (hash.method === 'pbkdf2') {
    return promisify(pbkdf2)(password, salt, hash.iterations, length, hash.digest);
  }
  const { N, r, p } = hash;
  /** @type {(password: string, salt: string, length: number, options: object) => Promise<Buffer>} */
  const derive = promisify(scrypt);
  return derive(password, salt, length, { N, r, p, maxmem: 2 * MAX_MEMORY });
}

/**
 * @param {string[]} settings
 * @param {{ salt: string, key: Buffer }} encoded
 * @returns {Werkzeug | null}
 */
function parseScrypt(settings, encoded) {
  const [N = 0, r = 0, p = 0, ...rest] = settings.map(wholeNumber);
  const isPowerOfTwo = N > 1 && Number.isInteger(Math.log2(N));
  const isBounded = r > 0 && p > 0 && p <= MAX_PARALLELISM && 128 * N * r <= MAX_MEMORY;
  if (!isPowerOfTwo || !isBounded || rest.length > 0) return null;
  return encoded.key.length === SCRYPT_BYTES ? { method: 'scrypt', N, r, p, ...encoded } : null;
}

/**
 * @param {string[]} settings
 * @param {{ salt: string, key: Buffer }} encoded
 * @returns {Werkzeug | null}
 */
function parsePbkdf2([digest = '', count = '', ...rest], encoded) {
  const iterations = wholeNumber(count);
  const isBounded = iterations > 0 && iterations <= MAX_ITERATIONS;
  if (!isBounded || rest.length > 0 || !Object.hasOwn(DIGEST_BYTES, digest)) return null;
  const bytes = DIGEST_BYTES[/** @type {keyof typeof DIGEST_BYTES} */ (digest)];
  return encoded.key.length === bytes ? { method: 'pbkdf2', digest, iterations, ...encoded } : null;
}

/** @param {string} text */
function wholeNumber(text) {
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
