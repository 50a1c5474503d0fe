import { renameSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { disconnect } from '@/lib/db/client';
import { databaseAnswers } from '@/lib/db/health';
import { databasePath } from '@/lib/db/sqlite';
import { env } from '@/lib/env';

test('the database answers while its file is there, and says no instead of failing when it is not', async () => {
  expect(await databaseAnswers()).toBe(true);
  await disconnect();
  const file = databasePath(env().DATABASE_URL);
  renameSync(file, `${file}.away`);
  expect(await databaseAnswers()).toBe(false);
  // The reason stands in the server's own output.
  expect(vi.mocked(console.error).mock.calls.join()).toMatch(/The database is older/);
  vi.mocked(console.error).mockClear();
  await disconnect();
  renameSync(`${file}.away`, file);
  expect(await databaseAnswers()).toBe(true);
});
