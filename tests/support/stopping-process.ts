// A server for tests of stopping: answers /slow once the whole request has arrived, and /live until it has to end.
// Its parameter is JSON with the times of stopping in milliseconds.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeExit, beforeLastAnswers, isDraining } from '@/lib/http/lifecycle';
import { openLog } from '@/lib/http/log';
import { requestListener } from '@/lib/http/requests';
import { stopOnSignal } from '@/lib/http/stop';

const log = openLog({ level: 'info', secrets: [] });
const { listener, inFlight } = requestListener(async (request, response) => {
  if (request.url === '/live') {
    response.write('live ');
    await new Promise<void>((resolve) => beforeLastAnswers(resolve));
  }
  if (request.url === '/slow') {
    response.write('first ');
    await once(request.resume(), 'end');
  }
  response.end(isDraining() ? 'draining' : 'serving');
}, log);
const server = createServer(listener).listen(0, '127.0.0.1', () => {
  const finish = async () => log.info('Finished');
  const times = JSON.parse(process.argv[2]!) as { grace: number; limit: number; echo: number };
  beforeExit(async () => log.info('Closed'));
  stopOnSignal({ server, inFlight, finish, log, times });
  log.info({ port: (server.address() as AddressInfo).port }, 'Listening');
});
