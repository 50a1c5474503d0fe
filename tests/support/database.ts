import { randomUUID } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, inject, vi } from 'vitest';

// A real database of its own for every test file, copied before anything opens it.
const folder = inject('databaseFolder');
const file = path.join(folder, `${randomUUID()}.db`);
copyFileSync(path.join(folder, 'template.db'), file);
vi.stubEnv('DATABASE_URL', `file:${file}`);

afterAll(async () => {
  const { disconnect } = await import('@/lib/db/client');
  const { closePasswordWorkers } = await import('@/lib/auth/password');
  await Promise.all([disconnect(), closePasswordWorkers()]);
});
