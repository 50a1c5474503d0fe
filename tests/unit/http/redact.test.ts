import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { hashSync } from 'bcryptjs';
import { encode } from 'next-auth/jwt';
import { describe, expect, test } from 'vitest';
import { redact, redactLine } from '@/lib/http/redact';

const password = 'correct horse battery';

describe('redaction hides', () => {
  test('a bcrypt hash, also one that is cut off', () => {
    const hash = hashSync(password, 4);
    expect(redact(`row (ann, ${hash}, OWNER)`)).toBe('row (ann, [hidden], OWNER)');
    expect(redact(`row (ann, ${hash.slice(0, 30)}`)).toBe('row (ann, [hidden]');
  });

  test('a session cookie', async () => {
    const secret = 's'.repeat(32);
    const jwt = await encode({ token: { sessionToken: 'x' }, secret, salt: 'salt' });
    expect(redact(`sent ${jwt} twice`)).toBe('sent [hidden] twice');
  });

  test.each(['base64', 'base64url'] as const)('32 random bytes in %s', (encoding) => {
    for (let round = 0; round < 200; round++) {
      const token = randomBytes(32).toString(encoding);
      expect(redact(`where ("${token}")`)).toBe('where ("[hidden]")');
    }
  });

  test('a password in a database URL', () => {
    expect(redact('postgresql://desk:p%40ss@db.example:5432/oms is away')).toBe(
      'postgresql://desk:[hidden]@db.example:5432/oms is away',
    );
  });

  test.each([
    [`password=${password}`, 'password=[hidden]'],
    [`username=ann&password=hunter2&next=/orders`, 'username=ann&password=[hidden]&next=/orders'],
    [`{"username":"ann","password":"a \\" b"}`, '{"username":"ann","password":[hidden]}'],
    [`{ newPassword: '${password}', id: 7 }`, '{ newPassword: [hidden], id: 7 }'],
    ['passwordHash: abc', 'passwordHash: [hidden]'],
    ['sessionToken = "abc"', 'sessionToken = [hidden]'],
    ['AUTH_SECRET=abc\nPORT=3000', 'AUTH_SECRET=[hidden]\nPORT=3000'],
    ['Cookie: a=b; c=d', 'Cookie: [hidden]'],
    ['authjs.session-token.1=abc; Path=/', 'authjs.session-token.1=[hidden]'],
    ['Authorization: Bearer abc', 'Authorization: [hidden]'],
  ])('%s', (text, scrubbed) => {
    expect(redact(text)).toBe(scrubbed);
  });

  test.each([
    `sent ${'aB3'.repeat(14)}c=`,
    'at postgresql://desk:p%40ss@db.example:5432/oms',
    'PASSWORD=hunter2',
    'cookie: a\tb',
    '$2b$12$abc',
    'eyJhbGciOi.J9',
    'before "s3cret-value" after',
    'before s3cret-value after',
  ])('the same in a line: %s', (text) => {
    const line = redactLine(`${JSON.stringify({ path: '/orders', msg: text })}\n`, [
      's3cret-value',
    ]);
    const hidden = redact(text, ['s3cret-value']);
    expect(hidden).toContain('[hidden]');
    expect(JSON.parse(line)).toEqual({ path: '/orders', msg: hidden });
  });

  test('a secret of this installation anywhere', () => {
    expect(redact('before s3cret-value after', ['s3cret-value'])).toBe('before [hidden] after');
  });
});

test.each([
  new Error('The password needs at least 12 characters; this has 3.').stack!,
  `at file:///app/lib/auth/password-worker.mjs:12:3`,
  `at tokenOf (/app/lib/auth/session-token.ts:42:7)`,
  `at /app/.next/server/chunks/ssr/node_modules_next_dist_esm_build_templates_0a1b2c._.js:1:488`,
  '0192f5b0-7c1e-7aaa-8bbb-0123456789ab',
  'GET https://orders.example.com:443/orders?status=ongoing',
  fileURLToPath(import.meta.url),
])('only secrets, and keeps %s', (text) => {
  expect(redact(text)).toBe(text);
});

test('secrets in a line of JSON, which stays valid', () => {
  const line = JSON.stringify({
    time: '2026-11-22T12:00:00.000Z',
    ms: 12,
    msg: `{"password":"a\\"b"} said "password: ${password}"\n`,
    err: { message: 'Cookie: a="b"', stack: 'Error\n at x', cause: { message: 'token=x' } },
  });
  expect(JSON.parse(redactLine(line))).toEqual({
    time: '2026-11-22T12:00:00.000Z',
    ms: 12,
    msg: '{"password":[hidden]} said "password: [hidden]\n',
    err: {
      message: 'Cookie: [hidden]',
      stack: 'Error\n at x',
      cause: { message: 'token=[hidden]' },
    },
  });
  expect(redactLine(line)).toMatch(/^[^\n]+\n$/);
});
