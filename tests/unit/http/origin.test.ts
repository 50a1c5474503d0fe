import { expect, test } from 'vitest';
import { deskOrigin, orderAddress } from '@/lib/http/origin';

const origin = (headers: Record<string, string>, ownUrl?: string) =>
  deskOrigin(new Headers(headers), ownUrl);

test('the configured address takes precedence, without its path', () => {
  const headers = { host: 'elsewhere.test', 'x-forwarded-host': 'elsewhere.test' };
  expect(origin(headers, 'https://orders.example.com/api/auth')).toBe('https://orders.example.com');
});

test('otherwise it is the address that the browser requested from the proxy', () => {
  const headers = { host: 'localhost:3000', 'x-forwarded-host': 'orders.example.com, inner' };
  expect(origin({ ...headers, 'x-forwarded-proto': 'https,http' })).toBe(
    'https://orders.example.com',
  );
  expect(origin({ host: 'localhost:3000' })).toBe('http://localhost:3000');
  expect(origin({ host: 'localhost:3000', 'x-forwarded-proto': 'javascript' })).toBe(
    'http://localhost:3000',
  );
});

test('a request without a host has no origin', () => {
  expect(() => origin({})).toThrow('names no host');
});

test('the address of an order has its key', () => {
  expect(orderAddress('https://orders.example.com', 'a1')).toBe(
    'https://orders.example.com/orders/a1',
  );
});
