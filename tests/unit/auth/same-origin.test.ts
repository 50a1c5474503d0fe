import { describe, expect, test } from 'vitest';
import { isSameOrigin } from '@/lib/auth/same-origin';

const own = 'https://desk.example';

describe('a request is from this site', () => {
  test.each([
    [{ 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://desk.example' }],
    [{ origin: 'https://desk.example' }],
    [{ origin: 'https://desk.example', host: '127.0.0.1:3000' }],
  ])('%j', (headers) => {
    expect(isSameOrigin(new Headers(headers), own)).toBe(true);
  });

  test('according to the Host header, without a configured address', () => {
    const headers = { host: 'localhost:3000', origin: 'http://localhost:3000' };
    expect(isSameOrigin(new Headers(headers))).toBe(true);
    expect(isSameOrigin(new Headers({ ...headers, host: 'LOCALHOST:3000' }))).toBe(true);
    expect(isSameOrigin(new Headers({ ...headers, host: 'localhost:3001' }))).toBe(false);
    expect(isSameOrigin(new Headers({ origin: 'http://localhost:3000' }))).toBe(false);
  });
});

describe('a request is not from this site', () => {
  test.each([
    [{}],
    [{ origin: 'null' }],
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }],
    [{ 'sec-fetch-site': 'same-origin', origin: '' }],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }],
    [{ 'sec-fetch-site': 'same-origin, cross-site', origin: 'https://desk.example' }],
    [{ 'sec-fetch-site': '' }],
    [{ origin: 'http://desk.example' }],
    [{ origin: 'https://desk.example:8443' }],
    [{ origin: 'https://desk.example/' }],
    [{ origin: 'https://desk.example@evil.example' }],
    [{ origin: 'https://desk.example, https://evil.example' }],
    [{ origin: 'ftp://desk.example' }],
    [{ origin: 'file://' }],
    [{ origin: '' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'https://desk.example.evil.example' }],
    [{ origin: 'https://evil.example', host: 'evil.example' }],
    [{ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
    [{ 'sec-fetch-site': 'same-site', origin: 'https://desk.example' }],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://desk.example' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ referer: 'https://desk.example/orders' }],
  ])('%j', (headers) => {
    expect(isSameOrigin(new Headers(headers), own)).toBe(false);
  });
});
