import { expect, test } from 'vitest';
import { migrate } from '@/lib/db/migrate';
import { schemaDiff } from '@/scripts/lib/schema-diff';
import { engine } from '@/tests/support/database';
import { newDatabase, newDatabaseUrl } from '@/tests/support/folders';

test('the migrations make exactly the schema, and the check finds what differs', async () => {
  const url = await newDatabaseUrl();
  const raw = await newDatabase(url);
  await migrate(raw);
  expect(await schemaDiff(url)).toBe('-- This is an empty migration.');
  await raw.execute('ALTER TABLE "Session" ADD COLUMN "forgotten" TEXT');
  const mend = {
    sqlite: /CREATE TABLE "new_Session"/,
    postgresql: /ALTER TABLE "Session" DROP COLUMN "forgotten"/,
  };
  expect(await schemaDiff(url)).toMatch(mend[engine]);
});
