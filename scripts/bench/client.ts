import { Agent, request, type IncomingMessage } from 'node:http';

/** `milliseconds`: from the request to the last byte. */
export type TimedResponse = { body: Buffer; milliseconds: number };

/** Sends requests to one server over persistent connections. */
export type Client = {
  /** @throws Error if the status isn't 200 */
  get: (path: string, headers?: Record<string, string>) => Promise<TimedResponse>;
  /** For a long response. */
  stream: (path: string) => Promise<IncomingMessage>;
  close: () => void;
};

/** @param connections the maximum number of concurrent connections */
export function newClient(origin: string, cookie: string, connections = 1): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });

  function send(path: string, headers: Record<string, string>): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const allHeaders = { cookie, accept: 'text/html', ...headers };
      request(`${origin}${path}`, { agent, headers: allHeaders }, resolve)
        .on('error', reject)
        .end();
    });
  }

  return {
    get: async (path, headers = {}) => {
      const start = performance.now();
      const response = await send(path, headers);
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      const milliseconds = performance.now() - start;
      if (response.statusCode !== 200) {
        const where = response.headers.location ?? '';
        throw new Error(`GET ${path} responded with ${response.statusCode} ${where}`);
      }
      return { body: Buffer.concat(chunks), milliseconds };
    },
    stream: async (path) => {
      const response = await send(path, {});
      if (response.statusCode === 200) return response;
      throw new Error(`GET ${path} responded with ${response.statusCode}`);
    },
    close: () => agent.destroy(),
  };
}

/** Runs `work` `turns` times with this number of concurrent clients. Returns the rate per second. */
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
