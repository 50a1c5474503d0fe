/** `npm start`: migrates the database, builds the application and starts it. Skips what is up to date. */
import { env } from '@/lib/env';
import { buildApplication } from './lib/build';
import { migrateDatabase } from './lib/database';
import { assertPortFree } from './lib/port';
import { serve } from './lib/serve';
import { withExpectedErrors } from './lib/expected-errors';

const { PORT, DATABASE_URL } = await withExpectedErrors(env);
await assertPortFree(PORT, 'npm start');
await migrateDatabase(DATABASE_URL);
await buildApplication();
process.exitCode = await serve('start', PORT);
