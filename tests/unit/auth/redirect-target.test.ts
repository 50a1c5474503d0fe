import { describe, expect, test } from 'vitest';
import { logInPath, safePath } from '@/lib/auth/redirect-target';

describe('the redirect target after login', () => {
  test.each([
    ['/orders', '/orders'],
    ['/orders?status=ongoing&before=x', '/orders?status=ongoing&before=x'],
    ['/orders?q=//evil.example', '/orders?q=//evil.example'],
    ['/logs#top', '/logs'],
    ['/orders/../logs', '/logs'],
    ['/profile?next=//evil.example', '/profile?next=//evil.example'],
    ['/orders/%', '/orders/%'],
    ['/@evil.example', '/@evil.example'],
    ['/javascript:alert(1)', '/javascript:alert(1)'],
    [`/orders?ids=${'10248,'.repeat(40)}`, `/orders?ids=${'10248,'.repeat(40)}`],
  ])('%s stays %s', (target, path) => {
    expect(safePath(target)).toBe(path);
  });

  test.each([
    null,
    undefined,
    '',
    ' /orders',
    'orders',
    'evil.example',
    '@evil.example',
    'https://evil.example/orders',
    'https:evil.example',
    'http:evil.example',
    'HTTPS:/evil.example',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://evil.example/1',
    '//evil.example',
    '///evil.example',
    '////evil.example/orders',
    '//user@evil.example',
    '//evil.example:443/orders',
    '//0x7f000001',
    '//[::1]/orders',
    '/\\evil.example',
    '\\/evil.example',
    '\\\\evil.example',
    '/orders\\..\\..\\evil',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r\nLocation: https://evil.example',
    '/\u0000/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/orders/..//evil.example',
    '/orders/../..//evil.example',
    '/%2e//evil.example',
    '/%2e%2e//evil.example',
    '/%2f%2fevil.example',
    '/%2Fevil.example',
    '/%5cevil.example',
    '/%252f%252fevil.example',
    '/%25252f%25252fevil.example',
    '/%09/evil.example',
    '/%0d%0aLocation:%20https://evil.example',
    '/%00',
    '/\uFF0Fevil.example',
    '/\u2044evil.example',
    '/\u2215evil.example',
    '/%EF%BC%8Fevil.example',
    '/\u200B/evil.example',
    '/\u202E/elpmaxe.live',
    '/\u00AD/evil.example',
    '/\uD800',
    '/%2f%2fevil.example/%',
    '/%252525252f/evil.example',
  ])('%j never leaves the site', (target) => {
    expect(safePath(target)).toBe('/orders');
  });
});

test('an endless target is replaced by the default', () => {
  expect(safePath(`/${'a'.repeat(1_000_000)}`)).toBe('/orders');
  expect(safePath(`/orders?${'a=b&'.repeat(100_000)}`)).toBe('/orders');
});

test('login remembers the requested page, unless it is the default', () => {
  expect(logInPath('/logs?before=3')).toBe('/login?next=%2Flogs%3Fbefore%3D3');
  expect(logInPath('/orders')).toBe('/login');
  expect(logInPath('/')).toBe('/login');
  expect(logInPath(null)).toBe('/login');
  expect(logInPath('//evil.example')).toBe('/login');
});
