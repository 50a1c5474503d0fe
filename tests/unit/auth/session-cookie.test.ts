import { describe, expect, test } from 'vitest';
import { authCookies } from '@/lib/auth/session-cookie';
import { flashCookieName, noFlashCookie } from '@/lib/forms/flash-cookie';

describe('cookies', () => {
  test('over TLS are for this host only, and not for scripts', () => {
    for (const { name, options } of Object.values(authCookies(true))) {
      expect(name).toMatch(/^__Host-authjs\./);
      expect(options).toMatchObject({ secure: true, httpOnly: true, sameSite: 'lax', path: '/' });
      expect(options).not.toHaveProperty('domain');
    }
    expect(authCookies(true).sessionToken.name).toBe('__Host-authjs.session-token');
    expect(flashCookieName(true)).toBe('__Host-order-desk-message');
    expect(noFlashCookie(true)).toBe('__Host-order-desk-message=; Max-Age=0; Path=/; Secure');
  });

  test('over plain HTTP have no prefix, because browsers would refuse it', () => {
    for (const { name, options } of Object.values(authCookies(false))) {
      expect(name).not.toContain('__');
      expect(options).toMatchObject({ secure: false, httpOnly: true, sameSite: 'lax' });
    }
    expect(noFlashCookie(false)).toBe('order-desk-message=; Max-Age=0; Path=/');
  });
});
