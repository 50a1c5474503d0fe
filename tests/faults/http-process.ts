// Asks for everything over HTTP while the database is away, on the database that the environment names, which nobody else
// uses. Its parameter is how long it is away, in seconds; its last line is what came of it, as JSON.
import { disconnect } from '@/lib/db/client';
import { closeConnections } from '@/tests/support/matrix/send';
import { httpOutage, type Absence } from './http';

const found = await httpOutage(Number(process.argv[2]) as Absence);
closeConnections();
await disconnect();
console.log(JSON.stringify(found));
