import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, inject, vi } from 'vitest';
import { newPostgresDatabase, type PostgresDatabase } from '@/scripts/lib/postgres-database';

export const engine = inject('engine');

// A real, empty database for every test file. Files that share a process find it at the same address, because the
// modules that they share read the environment once.
const { applicationUrl, ownerUrl } = await newDatabaseOfFile();
vi.stubEnv('DATABASE_URL', applicationUrl);

/** The test's database as its owner, who may do more than the application. */
export { ownerUrl };

async function newDatabaseOfFile(): Promise<PostgresDatabase> {
  const name = `desk_${process.pid}`;
  if (engine === 'postgresql') return newPostgresDatabase(inject('adminUrl'), { name });
  const folder = inject('databaseFolder');
  const file = path.join(folder, `${name}.db`);
  // Also what SQLite, or the tests of another file, left beside the database.
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
