import { Agent, request, type IncomingMessage } from 'node:http';

/** What was answered, and how long it took from asking to the last byte, in milliseconds. */
export type Answer = { body: Buffer; milliseconds: number };

/** Asks one server, over connections that are kept open. */
export type Client = {
  /** @throws Error for any answer but 200 */
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  /** The answer as it comes, for a long one. */
  stream: (path: string) => Promise<IncomingMessage>;
  close: () => void;
};

/** A client that sends this cookie with each request, over up to so many connections at once. */
export function newClient(origin: string, cookie: string, connections = 1): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });

  function ask(path: string, headers: Record<string, string>): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const sent = { cookie, accept: 'text/html', ...headers };
      request(`${origin}${path}`, { agent, headers: sent }, resolve).on('error', reject).end();
    });
  }

  return {
    get: async (path, headers = {}) => {
      const start = performance.now();
      const answer = await ask(path, headers);
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk as Buffer);
      const milliseconds = performance.now() - start;
      if (answer.statusCode !== 200) {
        const where = answer.headers.location ?? '';
        throw new Error(`GET ${path} was answered with ${answer.statusCode} ${where}`);
      }
      return { body: Buffer.concat(chunks), milliseconds };
    },
    stream: async (path) => {
      const answer = await ask(path, {});
      if (answer.statusCode === 200) return answer;
      throw new Error(`GET ${path} was answered with ${answer.statusCode}`);
    },
    close: () => agent.destroy(),
  };
}

/**
 * Has `clients` ask at once, each for one after the other, `turns` times in all; answers how many a second were done.
 */
export async function rateOf(
  clients: number,
  turns: number,
  work: (turn: number) => Promise<unknown>,
): Promise<number> {
  const start = performance.now();
  let next = 0;
  const worker = async () => {
    for (let turn = next++; turn < turns; turn = next++) await work(turn);
  };
  await Promise.all(Array.from({ length: clients }, worker));
  return (turns / (performance.now() - start)) * 1_000;
}
