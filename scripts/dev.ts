/** `npm run dev`: the development server, after all set-up that is missing. */
import { env } from '@/lib/env';
import { migrateDatabase } from './steps/database';
import { assertPortFree } from './steps/port';
import { serve } from './steps/serve';
import { expecting } from './steps/expecting';

const { PORT, DATABASE_URL } = await expecting(env);
await assertPortFree(PORT, 'npm run dev');
await migrateDatabase(DATABASE_URL);
process.exitCode = await serve('dev', PORT);
