import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseEnvironment } from '@/lib/env';
import { ensureEnvironmentFile } from '@/scripts/bootstrap/environment-file.mjs';

const home = process.cwd();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'order-desk-test-'));
  copyFileSync('.env.example', path.join(folder, '.env.example'));
  process.chdir(folder);
});

afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

test('a new installation gets valid settings with its own secrets, readable by this user only', () => {
  const make = () => {
    rmSync('.env', { force: true });
    ensureEnvironmentFile();
    return parseEnvironment(parseEnv(readFileSync('.env', 'utf8')) as Record<string, string>);
  };
  const { AUTH_SECRET, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY } = make();
  const other = make();
  expect(NEXT_SERVER_ACTIONS_ENCRYPTION_KEY).toEqual(expect.any(String));
  expect(AUTH_SECRET).not.toBe(NEXT_SERVER_ACTIONS_ENCRYPTION_KEY);
  expect(other.AUTH_SECRET).not.toBe(AUTH_SECRET);
  expect(other.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY).not.toBe(NEXT_SERVER_ACTIONS_ENCRYPTION_KEY);
  expect(statSync('.env').mode & 0o777).toBe(0o600);
});

test('an existing file stays unchanged', () => {
  writeFileSync('.env', 'PORT=4000\n');
  ensureEnvironmentFile();
  expect(readFileSync('.env', 'utf8')).toBe('PORT=4000\n');
});
