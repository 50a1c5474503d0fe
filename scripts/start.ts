/** `npm start`: migrates the database, builds the application and starts it. Skips what is up to date. */
import { env } from '@/lib/env';
import { buildApplication } from './lib/build';
import { migrateDatabase } from './lib/database';
import { assertPortFree } from './lib/port';
import { serveBuild } from './lib/serve';
import { withExpectedErrors } from './lib/expected-errors';

const { PORT, DATABASE_URL } = await withExpectedErrors(env);
await assertPortFree(PORT, 'npm start');
await migrateDatabase(DATABASE_URL);
await buildApplication();
// Sockets of the health check would keep this process alive.
process.exit(await serveBuild(PORT));
