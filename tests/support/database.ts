import { randomUUID } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, inject, vi } from 'vitest';
import { newPostgresDatabase, type PostgresDatabase } from '@/scripts/lib/postgres-database';

export const engine = inject('engine');

// A real database of its own for every test file.
const { applicationUrl, ownerUrl } = await newDatabaseOfFile();
vi.stubEnv('DATABASE_URL', applicationUrl);

/** The test's database as whoever owns it, who may do more than the application. */
export { ownerUrl };

async function newDatabaseOfFile(): Promise<PostgresDatabase> {
  if (engine === 'postgresql') return newPostgresDatabase(inject('adminUrl'));
  const folder = inject('databaseFolder');
  const file = path.join(folder, `${randomUUID()}.db`);
  // Copied before anything opens it.
  copyFileSync(path.join(folder, 'template.db'), file);
  return { applicationUrl: `file:${file}`, ownerUrl: `file:${file}` };
}

afterAll(async () => {
  const { disconnect } = await import('@/lib/db/client');
  const { closePasswordWorkers } = await import('@/lib/auth/password');
  await Promise.all([disconnect(), closePasswordWorkers()]);
});
