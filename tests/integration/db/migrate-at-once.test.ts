import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { upgrade } from '@/lib/upgrade/upgrade';
import { inTransaction } from '@/lib/db/raw';
import { engine } from '@/tests/support/database';
import { newDatabase, newDatabaseUrl } from '@/tests/support/folders';

/** Prisma's own lock, which a migration takes; SQLite has only the write lock. */
const LOCK = { sqlite: 'SELECT 1', postgresql: 'SELECT pg_advisory_xact_lock(72707369)' };

const IMPATIENCE = { sqlite: 'PRAGMA busy_timeout = 0', postgresql: `SET lock_timeout = '1ms'` };

describe('concurrent migrations', () => {
  test('wait for each other before they read the schema', async () => {
    const url = await newDatabaseUrl();
    const [first, second] = [await newDatabase(url), await newDatabase(url)];
    await second.execute(IMPATIENCE[engine]);
    await inTransaction(first, async () => {
      await first.execute(LOCK[engine]);
      await expect(upgrade(second)).rejects.toThrow(/database is locked|lock timeout/);
    });
    expect(await upgrade(second)).toContainEqual(expect.stringMatching(/_first$/));
    expect(await upgrade(first)).toEqual([]);
  });

  test('do not wait when nothing is missing', async () => {
    const url = await newDatabaseUrl();
    const [first, second] = [await newDatabase(url), await newDatabase(url)];
    await upgrade(first);
    await second.execute(IMPATIENCE[engine]);
    await inTransaction(first, async () => {
      await first.execute(LOCK[engine]);
      expect(await upgrade(second)).toEqual([]);
    });
  });

  test('apply each migration once, and all processes succeed', async () => {
    const url = await newDatabaseUrl();
    const options = ['--conditions=react-server', '--import', 'tsx'];
    const program = path.resolve('tests/support/migrate-process.ts');
    const run = async () => {
      const { stdout } = await promisify(execFile)(process.execPath, [...options, program, url]);
      return JSON.parse(stdout) as string[];
    };
    const applied = await Promise.all([run(), run(), run()]);
    expect(await upgrade(await newDatabase(url))).toEqual([]);
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  });
});
