import { Agent, request, type IncomingMessage } from 'node:http';
import { now } from '@/scripts/bench/clock';

/** An open page: when it was told of which order. */
export type OpenScreen = { heard: Map<string, number>; close: () => void };

const ORDERS = /^data: \{"orders":\[([^\]]*)\]\}$/gm;

/** Opens a stream for each of the cookies; resolves when all of them have begun. */
export async function openScreens(origin: string, cookies: string[]): Promise<OpenScreen[]> {
  const agent = new Agent({ keepAlive: false });
  return Promise.all(cookies.map((cookie) => openScreen(origin, cookie, agent)));
}

function openScreen(origin: string, cookie: string, agent: Agent): Promise<OpenScreen> {
  const heard = new Map<string, number>();
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}/api/live`, { agent, headers: { cookie } });
    const close = () => void sent.destroy();
    sent.once('error', reject).end();
    sent.once('response', (answer: IncomingMessage) => {
      if (answer.statusCode !== 200) {
        reject(new Error(`A stream was answered with ${answer.statusCode}`));
        return;
      }
      answer.on('error', () => undefined).setEncoding('utf8');
      answer.on('data', (text: string) => {
        // Where it stands: from here on it is told everything.
        if (text.includes('event: head')) resolve({ heard, close });
        const at = now();
        for (const [, ids = ''] of text.matchAll(ORDERS)) {
          for (const id of ids.split(',')) heard.set(id.replaceAll('"', ''), at);
        }
      });
    });
  });
}
