import { Agent, request, type IncomingMessage } from 'node:http';
import { now } from '@/scripts/bench/measure';

/** The event stream of an open page. `receivedAt`: when it received the event of each order, by ID. */
export type LiveStream = { receivedAt: Map<string, number>; close: () => void };

const ORDERS = /^data: \{"orders":\[([^\]]*)\]\}$/gm;

/** Opens a stream per cookie. Resolves when all have started. */
export async function openStreams(origin: string, cookies: string[]): Promise<LiveStream[]> {
  const agent = new Agent({ keepAlive: false });
  return Promise.all(cookies.map((cookie) => openStream(origin, cookie, agent)));
}

function openStream(origin: string, cookie: string, agent: Agent): Promise<LiveStream> {
  const receivedAt = new Map<string, number>();
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}/api/live`, { agent, headers: { cookie } });
    const close = () => void sent.destroy();
    sent.once('error', reject).end();
    sent.once('response', (response: IncomingMessage) => {
      if (response.statusCode !== 200) {
        reject(new Error(`A stream responded with ${response.statusCode}`));
        return;
      }
      response.on('error', () => undefined).setEncoding('utf8');
      response.on('data', (text: string) => {
        // After this event it receives all changes.
        if (text.includes('event: head')) resolve({ receivedAt, close });
        const at = now();
        for (const [, ids = ''] of text.matchAll(ORDERS)) {
          for (const id of ids.split(',')) receivedAt.set(id.replaceAll('"', ''), at);
        }
      });
    });
  });
}
