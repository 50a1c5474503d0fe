// Requests everything over HTTP during an outage of the database in DATABASE_URL, which nothing else may use.
// Its parameter is the length of the outage in seconds; its last line is the result as JSON.
import { disconnect } from '@/lib/db/client';
import { closeConnections } from '@/tests/support/matrix/send';
import { httpOutage, type OutageSeconds } from './http';

const found = await httpOutage(Number(process.argv[2]) as OutageSeconds);
closeConnections();
await disconnect();
console.log(JSON.stringify(found));
