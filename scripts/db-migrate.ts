/** `npm run db:migrate`: brings the database to this version's schema. For PostgreSQL, as the user who owns it. */
import { env } from '@/lib/env';
import { migrateDatabase } from './steps/database';
import { expecting } from './steps/expecting';

const { DATABASE_URL } = await expecting(env);
await migrateDatabase(DATABASE_URL);
