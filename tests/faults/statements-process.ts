// Breaks each statement on the database in DATABASE_URL, and prints the result as JSON.
import { disconnect } from '@/lib/db/client';
import { engineOf } from '@/lib/db/engine';
import { env } from '@/lib/env';
import { interceptDrivers } from './driver';
import { breakStatements } from './statements';

interceptDrivers();
console.log(JSON.stringify(await breakStatements(engineOf(env().DATABASE_URL))));
await disconnect();
