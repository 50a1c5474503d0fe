/** `npm run dev`: migrates the database and starts the development server. */
import { env } from '@/lib/env';
import { migrateDatabase } from './lib/database';
import { assertPortFree } from './lib/port';
import { serveDevelopment } from './lib/serve';
import { withExpectedErrors } from './lib/expected-errors';

const { PORT, DATABASE_URL } = await withExpectedErrors(env);
await assertPortFree(PORT, 'npm run dev');
await migrateDatabase(DATABASE_URL);
process.exitCode = await serveDevelopment(PORT);
