// A process of its own that breaks each statement of the database in DATABASE_URL, and prints what came of it.
import { disconnect } from '@/lib/db/client';
import { engineOf } from '@/lib/db/engine';
import { env } from '@/lib/env';
import { takeDrivers } from './driver';
import { breakages } from './statements';

takeDrivers();
console.log(JSON.stringify(await breakages(engineOf(env().DATABASE_URL))));
await disconnect();
