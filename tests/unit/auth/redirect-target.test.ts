import { describe, expect, test } from 'vitest';
import { logInPath, safePath } from '@/lib/auth/redirect-target';

describe('where to go after log-in', () => {
  test.each([
    ['/orders', '/orders'],
    ['/orders?status=ongoing&before=x', '/orders?status=ongoing&before=x'],
    ['/logs#top', '/logs'],
    ['/orders/../logs', '/logs'],
    ['/profile?next=//evil.example', '/profile?next=//evil.example'],
  ])('%s stays %s', (target, path) => {
    expect(safePath(target)).toBe(path);
  });

  test.each([
    null,
    undefined,
    '',
    'orders',
    'https://evil.example/orders',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/orders/..//evil.example',
    '/%2e%2e//evil.example',
    'javascript:alert(1)',
    ' /orders',
    'http:evil.example',
  ])('%j never leaves the site', (target) => {
    const path = safePath(target);
    expect(path).toBe('/orders');
  });
});

test('log-in remembers the page that was asked for, unless it is the one people land on anyway', () => {
  expect(logInPath('/logs?before=3')).toBe('/login?next=%2Flogs%3Fbefore%3D3');
  expect(logInPath('/orders')).toBe('/login');
  expect(logInPath('/')).toBe('/login');
  expect(logInPath(null)).toBe('/login');
});
