import { describe, expect, test } from 'vitest';
import { isWerkzeugHash, verifyPassword } from '@/lib/auth/password';
import { pbkdf2Hash, scryptHash } from '@/tests/support/flask';

const password = 'pässword 1';
const small = { N: 16, r: 8, p: 1 };

describe('a password hash from Flask', () => {
  test.each([
    ['scrypt with the settings of Werkzeug', scryptHash(password)],
    ['scrypt with others', scryptHash(password, { N: 1_024, r: 4, p: 2, salt: 'a' })],
    ['PBKDF2 with SHA-256', pbkdf2Hash(password, { iterations: 50_000 })],
    ['PBKDF2 with SHA-1', pbkdf2Hash(password, { digest: 'sha1', bytes: 20 })],
    ['PBKDF2 with SHA-512', pbkdf2Hash(password, { digest: 'sha512', bytes: 64 })],
  ])('made with %s matches its own password only', async (_, hash) => {
    expect(isWerkzeugHash(hash)).toBe(true);
    expect(await verifyPassword(password, hash)).toBe(true);
    expect(await verifyPassword(`${password} `, hash)).toBe(false);
    expect(await verifyPassword('', hash)).toBe(false);
  });

  // Made with Werkzeug's own recipe, in Python: hashlib.scrypt and hashlib.pbkdf2_hmac.
  test.each([
    [
      'scrypt:32768:8:1$Xy12abCD$2f1c45baf0f2916e1dc8b0312e14555a03956b909e66c8b53a8a3e5415fd6999ab9f40685c17a72a01f5173f15e840f49ac795108c17e2aac23008522206a910',
    ],
    [
      'pbkdf2:sha256:1000$Xy12abCD$fe28585f34dfd4457b05fa9e136b326827a2fc4d82c9417a4a5c1dcf12088654',
    ],
  ])('is accepted as Python writes it: %s', async (hash) => {
    expect(await verifyPassword('password', hash)).toBe(true);
    expect(await verifyPassword('Password', hash)).toBe(false);
  });

  const good = scryptHash(password, small);
  test.each([
    ['an unknown kind', 'sha256$salt$0a1b'],
    ['an empty text', ''],
    ['the password itself', password],
    ['a hash without its end', good.slice(0, -2)],
    ['a hash that is not hexadecimal', `${good.slice(0, -1)}g`],
    ['a hash without a salt', good.replace(/\$\w+\$/, '$$$$')],
    ['an N that is not a power of two', good.replace(':16:', ':15:')],
    ['too much memory', good.replace(':16:', ':1073741824:')],
    ['too much parallelism', good.replace('8:1$', '8:4096$')],
    ['too many settings', good.replace('8:1$', '8:1:1$')],
    ['too many iterations', pbkdf2Hash(password).replace(':1000$', ':999999999$')],
    ['no iterations', pbkdf2Hash(password).replace(':1000$', ':0$')],
    ['an unknown digest', pbkdf2Hash(password).replace('sha256', 'constructor')],
    ['a digest of another length', pbkdf2Hash(password).replace('sha256', 'sha1')],
  ])('does not match %s', async (_, hash) => {
    expect(isWerkzeugHash(hash)).toBe(false);
    expect(await verifyPassword(password, hash)).toBe(false);
  });
});
