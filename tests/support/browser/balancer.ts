import { createServer, request as ask, type IncomingMessage, type Server } from 'node:http';
import { INSTANCE_COOKIE } from '@/scripts/lib/test-addresses';

const PINNED = new RegExp(`(?:^|; )${INSTANCE_COOKIE}=(\\d)`);

/** A round-robin load balancer: each request goes to the next instance, unless its cookie names one. */
export function startBalancer(port: number, instances: readonly number[]): Promise<Server> {
  let turn = 0;
  const choose = ({ headers }: IncomingMessage) => {
    const pinned = PINNED.exec(headers.cookie ?? '')?.[1];
    return instances[Number(pinned ?? turn++) % instances.length];
  };
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const onward = ask(
      { host: '127.0.0.1', port: choose(incoming), method, path: url, headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => {
      if (outgoing.headersSent) outgoing.destroy();
      else outgoing.writeHead(502).end();
    });
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  return new Promise((resolve) => server.listen(port, () => resolve(server)));
}
