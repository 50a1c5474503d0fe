/** `npm start`: all set-up that is missing, then the application. A second start skips what is up to date. */
import { env } from '@/lib/env';
import { buildApplication } from './steps/build';
import { migrateDatabase } from './steps/database';
import { assertPortFree } from './steps/port';
import { serve } from './steps/serve';
import { expecting } from './steps/expecting';

const { PORT, DATABASE_URL } = await expecting(env);
await assertPortFree(PORT, 'npm start');
await migrateDatabase(DATABASE_URL);
await buildApplication();
process.exitCode = await serve('start', PORT);
