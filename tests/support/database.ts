import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, inject, vi } from 'vitest';
import { newPostgresDatabase, type PostgresDatabase } from '@/scripts/lib/postgres-database';

export const engine = inject('engine');

// A real, empty database for every test file. Files that share a process use the same URL, because their shared modules
// read the environment once.
const { applicationUrl, ownerUrl } = await newDatabaseOfFile();
vi.stubEnv('DATABASE_URL', applicationUrl);

/** The test's database as the owner of its tables, who has more rights than the application. */
export { ownerUrl };

async function newDatabaseOfFile(): Promise<PostgresDatabase> {
  const name = `desk_${process.pid}`;
  if (engine === 'postgresql') return newPostgresDatabase(inject('adminUrl'), { name });
  const folder = inject('databaseFolder');
  const file = path.join(folder, `${name}.db`);
  // Includes files of SQLite, and of tests of another file, next to the database.
  for (const left of readdirSync(folder)) {
    if (left.startsWith(`${name}.db`))
      rmSync(path.join(folder, left), { recursive: true, force: true });
  }
  copyFileSync(path.join(folder, 'template.db'), file);
  return { applicationUrl: `file:${file}`, ownerUrl: `file:${file}` };
}

afterAll(async () => {
  const { disconnect } = await import('@/lib/db/client');
  const { closePasswordWorkers } = await import('@/lib/auth/password');
  await Promise.all([disconnect(), closePasswordWorkers()]);
});
