import { renameSync } from 'node:fs';
import { expect, test } from 'vitest';
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
  await disconnect();
  renameSync(`${file}.away`, file);
  expect(await databaseAnswers()).toBe(true);
});
