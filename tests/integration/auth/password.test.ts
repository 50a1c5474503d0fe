import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { hashPassword, verifyPassword } from '@/lib/auth/password';
import { password, slowPasswordHash } from '@/tests/support/accounts';

describe('a password', () => {
  test('matches its own hashes, which differ each time', async () => {
    const [first, second] = await Promise.all([hashPassword(password), hashPassword(password)]);
    expect(first).toMatch(/^\$2[ab]\$04\$.{53}$/);
    expect(first).not.toBe(second);
    expect(await verifyPassword(password, first)).toBe(true);
    expect(await verifyPassword('Correct horse battery', first)).toBe(false);
  });

  test('is hashed at the configured cost', async () => {
    const hash = slowPasswordHash();
    expect(hash).toMatch(/^\$2[ab]\$12\$.{53}$/);
    expect(await verifyPassword(password, hash)).toBe(true);
  });

  test('counts in full, also past the 72 bytes that bcrypt reads', async () => {
    const long = 'x'.repeat(72);
    const hash = await hashPassword(`${long}a`);
    expect(await verifyPassword(`${long}a`, hash)).toBe(true);
    expect(await verifyPassword(`${long}b`, hash)).toBe(false);
    expect(await verifyPassword(long, hash)).toBe(false);
  });

  test('counts past a NUL, where bcrypt stops', async () => {
    const hash = await hashPassword('correct\0horse');
    expect(await verifyPassword('correct\0horse', hash)).toBe(true);
    expect(await verifyPassword('correct\0battery', hash)).toBe(false);
  });

  test('is the same from every keyboard', async () => {
    const hash = await hashPassword('Łódź \u212B ﬁsh');
    expect(await verifyPassword('Lo\u0301dz\u0301'.replace('L', 'Ł') + ' A\u030A fish', hash)).toBe(
      true,
    );
  });

  test('never matches without a hash', async () => {
    expect(await verifyPassword('', null)).toBe(false);
    expect(await verifyPassword('correct horse battery', null)).toBe(false);
  });
});

describe('the password workers', () => {
  test('refuse as busy when too many requests wait, and recover afterwards', async () => {
    const waiting = Array.from({ length: 230 }, () => hashPassword('correct horse battery'));
    const settled = await Promise.allSettled(waiting);
    const reasons = settled.map((result) => 'reason' in result && result.reason.code);
    expect(reasons.filter((code) => code === 'busy').length).toBeGreaterThanOrEqual(20);
    expect(reasons.slice(0, 200)).not.toContain('busy');
    expect(await verifyPassword('anything', null)).toBe(false);
  });

  test('refuse as busy a password that waited too long, and still check the next ones', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const hashing = Array.from({ length: 4 }, () => hashPassword(password));
    const settled = Promise.allSettled(hashing);
    // A first call continues in the next turn of the event loop; none has finished by then.
    await null;
    vi.advanceTimersByTime(7_000);
    const reasons = (await settled).map((result) => 'reason' in result && result.reason.code);
    expect(reasons).toEqual([false, false, 'busy', 'busy']);
    expect(await verifyPassword('anything', null)).toBe(false);
  });
});
