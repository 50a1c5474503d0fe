import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { childEnvironment, env } from '@/lib/env';
import { capture } from '@/scripts/bootstrap/child.mjs';
import { freePort } from '@/scripts/lib/port';
import { databaseName } from '@/scripts/lib/database';
import { engine } from '@/tests/support/database';
import { newFileUrl, newFolder } from '@/tests/support/folders';
import { dropGuards } from '@/scripts/lib/guards';
import { newPostgresDatabase } from '@/scripts/lib/postgres-database';
import { rawConnection } from '@/tests/support/raw';

/** Starts the application as `npm start` does. Expects that it prints only one sentence, and returns it. */
async function refusal(settings: Record<string, string>): Promise<string> {
  const environment = childEnvironment({ PORT: String(await freePort()), ...settings });
  const { code, output } = await capture(
    process.execPath,
    ['scripts/run.mjs', 'start'],
    environment,
  );
  expect(output).toMatch(/^[^\n]+\.\n$/);
  expect(code).toBe(1);
  return output.trimEnd();
}

describe.runIf(engine === 'sqlite')('the application does not start', () => {
  test.each([
    [
      { AUTH_SECRET: '' },
      'AUTH_SECRET is missing: set it in .env or in the environment (.env.example describes it).',
    ],
    [{ AUTH_SECRET: 'a'.repeat(31) }, 'AUTH_SECRET is wrong: it must have at least 32 characters.'],
    [
      { DATABASE_URL: 'mysql://desk:pw@localhost/oms' },
      'DATABASE_URL is wrong: it must start with "file:" or "postgresql://", as in file:./data/oms.db.',
    ],
    [
      { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(20).toString('base64') },
      'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY is wrong: it must be 32 bytes in base64, as openssl rand -base64 32 makes them.',
    ],
  ])('with the invalid setting %#', async (settings, sentence) => {
    expect(await refusal(settings)).toBe(sentence);
  });

  test('on a database without a write-ahead log, which could lose changes', async () => {
    // An in-memory database always has an in-memory journal.
    expect(await refusal({ DATABASE_URL: 'file::memory:' })).toBe(
      'The database runs with journal_mode=memory instead of wal, which could lose changes: keep the file on a local disk and start again.',
    );
  });

  test('on a database whose folder cannot be created, or is a folder itself', async () => {
    const folder = newFolder();
    writeFileSync(path.join(folder, 'file'), 'in the way');
    const below = path.join(folder, 'file', 'oms.db');
    const advice =
      'cannot be opened: set DATABASE_URL to a file in a folder that this user may write';
    const sentence = await refusal({ DATABASE_URL: `file:${below}` });
    // The code differs by system.
    expect(sentence.replace(/ENOTDIR|EEXIST/, 'CODE')).toBe(
      `The database ${below} ${advice} (CODE).`,
    );
    expect(await refusal({ DATABASE_URL: `file:${folder}` })).toBe(
      `The database ${folder} ${advice}.`,
    );
  });

  test('on a file that is not a database', async () => {
    const url = newFileUrl();
    writeFileSync(url.replace('file:', ''), 'a letter to the courier '.repeat(50));
    expect(await refusal({ DATABASE_URL: url })).toBe(
      `The database ${databaseName(url)} is not a SQLite database: set DATABASE_URL to another file, or move this one away.`,
    );
  });
});

describe.runIf(engine === 'postgresql')('the application does not start on a server', () => {
  const changed = (change: (url: URL) => void) => {
    const url = new URL(env().DATABASE_URL);
    change(url);
    return { DATABASE_URL: url.href };
  };

  test('that does not answer', async () => {
    const port = String(await freePort());
    const settings = changed((url) => (url.port = port));
    expect(await refusal(settings)).toBe(
      `The database ${databaseName(settings.DATABASE_URL)} does not answer: start the server, and check the address in DATABASE_URL.`,
    );
  });

  test.each(['', 'wrong'])('that rejects the password %j', async (password) => {
    const settings = changed((url) => (url.password = password));
    expect(await refusal(settings)).toBe(
      `The database ${databaseName(settings.DATABASE_URL)} refuses the user or the password: correct them in DATABASE_URL.`,
    );
  });

  test('that does not have the database', async () => {
    const settings = changed((url) => (url.pathname = 'nowhere'));
    expect(await refusal(settings)).toBe(
      `The database ${databaseName(settings.DATABASE_URL)} does not exist: create it, or correct its name in DATABASE_URL.`,
    );
  });

  test('whose database has no tables, which the role may not create', async () => {
    const { applicationUrl } = await newPostgresDatabase(inject('adminUrl'), { empty: true });
    expect(await refusal({ DATABASE_URL: applicationUrl })).toBe(
      `The database ${databaseName(applicationUrl)} is older than this version, or this user may not use it: run npm run db:migrate and prisma/postgresql-role.sql as its owner.`,
    );
  });
});

describe('the application does not start on a database', () => {
  test('from a newer version', async () => {
    const raw = await rawConnection();
    const name = '29991231000000_later';
    await raw.run(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ('later', '', $1)`,
      [name],
    );
    const sentence = await refusal({});
    await raw.run(`DELETE FROM "_prisma_migrations" WHERE migration_name = $1`, [name]);
    expect(sentence).toBe(
      `The database comes from a newer version (it has the migration ${name}): start that version, or restore an older backup.`,
    );
  });

  test('that has lost its guards', async () => {
    const restoreGuards = await dropGuards(await rawConnection());
    const sentence = await refusal({});
    await restoreGuards();
    expect(sentence).toMatch(
      /^The database has lost its guard Log_delete_guard, .+: restore it from a backup, because its log can no longer be trusted\.$/,
    );
  });
});
