import { renameSync } from 'node:fs';
import { expect, inject, test, vi } from 'vitest';
import { databaseAnswers, disconnect } from '@/lib/db/client';
import { withRaw } from '@/lib/db/raw';
import { databasePath } from '@/lib/db/sqlite/durable';
import { env } from '@/lib/env';
import { engine } from '@/tests/support/database';

/** Makes the database unavailable, or available again. */
async function setAway(away: boolean): Promise<void> {
  const { DATABASE_URL } = env();
  if (engine === 'postgresql') {
    const database = new URL(DATABASE_URL).pathname.slice(1);
    await withRaw(inject('adminUrl'), 'write', (raw) =>
      raw.execute(`ALTER DATABASE ${database} WITH ALLOW_CONNECTIONS ${!away}`),
    );
    return;
  }
  const file = databasePath(DATABASE_URL);
  const elsewhere = `${file}.away`;
  if (away) renameSync(file, elsewhere);
  else renameSync(elsewhere, file);
}

test('the health check succeeds, returns false instead of throwing during an outage, and recovers', async () => {
  expect(await databaseAnswers()).toBe(true);
  await disconnect();
  await setAway(true);
  expect(await databaseAnswers()).toBe(false);
  expect(await databaseAnswers()).toBe(false);
  // The reason is in the server's log.
  expect(vi.mocked(console.error).mock.calls.join()).toMatch(
    { sqlite: /unable to open/, postgresql: /not currently accepting connections/ }[engine],
  );
  vi.mocked(console.error).mockClear();
  await setAway(false);
  expect(await databaseAnswers()).toBe(true);
});
