// A server process for tests of the supervisor. It counts, ends on request, and answers /slow once the
// whole request has arrived. Its parameter is what is wrong with it, if anything.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { env } from '@/lib/env';
import { openLog } from '@/lib/http/log';
import { requestListener } from '@/lib/http/requests';
import { addToCount, countOf, shareCounts, tellSupervisor } from '@/lib/http/shared-counts';
import { stopOnSignal } from '@/lib/http/stop';

const log = openLog({ level: 'info', secrets: [] });
shareCounts();
const [, , fault] = process.argv;
if (fault === 'ends at start') process.exit(3);
const { listener, inFlight } = requestListener(async (request, response) => {
  switch (request.url) {
    case '/api/ready':
      response.statusCode = fault === 'unhealthy' ? 503 : 200;
      break;
    case '/add':
      addToCount('screens', 1);
      break;
    case '/remove':
      addToCount('screens', -1);
      break;
    case '/end':
      return process.exit(3);
    case '/slow':
      response.write('started ');
      await once(request.resume(), 'end');
  }
  response.end(`${process.pid} ${countOf('screens')}`);
}, log);
const server = createServer(listener).listen(env().PORT, () => {
  const times = { grace: 0, limit: 20_000, echo: 0 };
  stopOnSignal({ server, inFlight, finish: async () => {}, log, times });
  tellSupervisor({ is: 'listening' });
});
