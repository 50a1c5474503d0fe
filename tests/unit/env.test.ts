import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { childEnvironment, parseEnvironment } from '@/lib/env';

const secret = 'a'.repeat(32);

describe('the environment', () => {
  test('requires only a secret', () => {
    expect(parseEnvironment({ AUTH_SECRET: secret })).toEqual({
      AUTH_SECRET: secret,
      CHECKPOINT_KEY_FILE: './data/checkpoint-key.pem',
      DATABASE_URL: 'file:./data/oms.db',
      LOG_LEVEL: 'info',
      OIDC_NAME: 'single sign-on',
      PASSWORD_COST: 12,
      PORT: 3000,
      SIGNUP: 'open',
      TRUSTED_PROXIES: 0,
    });
  });

  test('accepts every variable, and drops unknown ones', () => {
    const given = {
      AUTH_SECRET: secret,
      AUTH_URL: 'https://orders.example.com',
      CHECKPOINT_KEY_FILE: '/etc/order-desk/key.pem',
      DATABASE_URL: 'postgresql://desk:p%2Fw@db.example.com/oms',
      LOG_LEVEL: 'debug',
      SIGNUP: 'closed',
    };
    const numbers = { PORT: '8080', TRUSTED_PROXIES: '2', WORKERS: '64' };
    expect(parseEnvironment({ ...given, ...numbers, HOME: '/root' })).toEqual({
      ...given,
      OIDC_NAME: 'single sign-on',
      PASSWORD_COST: 12,
      PORT: 8080,
      TRUSTED_PROXIES: 2,
      WORKERS: 64,
    });
  });

  test('counts an empty value as absent', () => {
    const empty = { AUTH_URL: '', DATABASE_URL: '', PORT: '', SIGNUP: '' };
    expect(parseEnvironment({ AUTH_SECRET: secret, ...empty })).toEqual(
      parseEnvironment({ AUTH_SECRET: secret }),
    );
  });

  test.each([undefined, ''])('without a secret (%j) says where to set it', (AUTH_SECRET) => {
    expect(() => parseEnvironment({ AUTH_SECRET })).toThrow(
      'AUTH_SECRET is missing: set it in .env or in the environment (.env.example describes it).',
    );
  });

  test.each([
    ['AUTH_SECRET', 'a'.repeat(31), 'it must have at least 32 characters.'],
    [
      'DATABASE_URL',
      'mysql://x',
      'it must start with "file:" or "postgresql://", as in file:./data/oms.db.',
    ],
    ['AUTH_URL', 'orders', 'it must be an address such as https://orders.example.com.'],
    ['TRUSTED_PROXIES', '11', 'it must be a whole number from 0 to 10.'],
    ['SIGNUP', 'maybe', 'it must be "open" or "closed".'],
  ])('says what is wrong with %s=%s', (name, value, sentence) => {
    expect(() => parseEnvironment({ AUTH_SECRET: secret, [name]: value })).toThrow(
      new Error(`${name} is wrong: ${sentence}`),
    );
  });

  test('accepts an encryption key of any AES size', () => {
    for (const bytes of [16, 24, 32]) {
      const NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = randomBytes(bytes).toString('base64');
      const given = { AUTH_SECRET: secret, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY };
      expect(parseEnvironment(given)).toMatchObject(given);
    }
  });

  test.each([
    ['too short', randomBytes(31).toString('base64')],
    ['too long', randomBytes(33).toString('base64')],
    ['hexadecimal', randomBytes(32).toString('hex')],
    ['in the base64 of addresses', `${'_'.repeat(43)}=`],
    ['not encoded at all', 'a key'],
  ])('refuses a key that is %s', (_, key) => {
    expect(() =>
      parseEnvironment({ AUTH_SECRET: secret, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key }),
    ).toThrow(
      new Error(
        'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is wrong: it must be 32 bytes in base64, as openssl rand -base64 32 makes them.',
      ),
    );
  });

  test('hashes passwords at a lower cost in tests only', () => {
    const cheap = { AUTH_SECRET: secret, PASSWORD_COST: '4' };
    expect(parseEnvironment({ ...cheap, NODE_ENV: 'test' }).PASSWORD_COST).toBe(4);
    for (const NODE_ENV of ['production', 'development', undefined]) {
      expect(() => parseEnvironment({ ...cheap, NODE_ENV })).toThrow(
        new Error('PASSWORD_COST is wrong: it can be lowered only in tests: remove it.'),
      );
    }
  });

  test('refuses an invalid database URL without repeating its password', () => {
    const address = { AUTH_SECRET: secret, DATABASE_URL: 'postgresql://desk:hun/ter2@host/oms' };
    expect(() => parseEnvironment(address)).toThrow(
      new Error(
        'DATABASE_URL is wrong: it must be an address, in which special characters of the password are written like %2F.',
      ),
    );
  });

  test.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', 'http'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(() => parseEnvironment({ AUTH_SECRET: secret, [name]: value })).toThrow(
      new RegExp(`^${name} is wrong: it .+\\.$`),
    );
  });

  test('reports everything that is wrong at once, one line each', () => {
    const wrong = { AUTH_SECRET: 'short', SIGNUP: 'x', DATABASE_URL: 'x' };
    expect(() => parseEnvironment(wrong)).toThrow(/^DATABASE_URL.*\nAUTH_SECRET.*\nSIGNUP.*$/);
  });

  test('never repeats the value of a secret', () => {
    expect(() => parseEnvironment({ AUTH_SECRET: 'hunter2' })).not.toThrow(/hunter2/);
  });
});

describe('the environment of this process', () => {
  const home = process.cwd();
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-env-'));

  beforeEach(() => {
    vi.resetModules();
    process.chdir(folder);
    for (const name of ['SIGNUP', 'LOG_LEVEL', 'DATABASE_URL']) vi.stubEnv(name, undefined);
  });

  afterEach(() => {
    process.chdir(home);
    vi.unstubAllEnvs();
    rmSync(path.join(folder, '.env'), { force: true });
  });

  test('is read once', async () => {
    const { env } = await import('@/lib/env');
    vi.stubEnv('SIGNUP', 'closed');
    expect(env().SIGNUP).toBe('closed');
    vi.stubEnv('SIGNUP', 'open');
    expect(env().SIGNUP).toBe('closed');
  });

  test('wins over the file .env, which fills in the rest', async () => {
    writeFileSync('.env', 'SIGNUP=closed\nLOG_LEVEL=debug\n');
    vi.stubEnv('LOG_LEVEL', 'error');
    const { env } = await import('@/lib/env');
    expect(env()).toMatchObject({ SIGNUP: 'closed', LOG_LEVEL: 'error' });
  });

  test('can be extended for a child process', () => {
    vi.stubEnv('LOG_LEVEL', 'error');
    vi.stubEnv('SIGNUP', 'open');
    expect(childEnvironment({ SIGNUP: 'closed' })).toMatchObject({
      LOG_LEVEL: 'error',
      SIGNUP: 'closed',
    });
    expect(childEnvironment()).toMatchObject({ SIGNUP: 'open' });
  });
});
