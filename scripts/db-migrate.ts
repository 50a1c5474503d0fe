/** `npm run db:migrate`: migrates the database to this version's schema. On PostgreSQL, run it as the owner. */
import { env } from '@/lib/env';
import { migrateDatabase } from './lib/database';
import { withExpectedErrors } from './lib/expected-errors';

const { DATABASE_URL } = await withExpectedErrors(env);
await migrateDatabase(DATABASE_URL);
