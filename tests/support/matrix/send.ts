import { Agent, request, type IncomingHttpHeaders } from 'node:http';

/** A request, however odd; what a browser would send with it on a page of ours is there unless `headers` has another value. */
export type Sending = {
  /** As it stands in the first line of the request. */
  path: string;
  method?: string;
  cookie?: string | null;
  /** Null leaves out what would be there. */
  headers?: Record<string, string | null>;
  body?: Buffer;
};

/** What came back; status 0 where nothing did. `text` is empty where it would go on for ever. */
export type Reply = {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  milliseconds: number;
};

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** How long an answer may take, in milliseconds. */
const PATIENCE_MS = 60_000;

/** Sends a request as it is written: `fetch` would tidy up paths and refuse some headers. */
export function send(
  origin: string,
  { path, method = 'GET', cookie, headers = {}, body }: Sending,
): Promise<Reply> {
  const { hostname, port } = new URL(origin);
  const sent = Object.entries({
    origin,
    'sec-fetch-site': 'same-origin',
    accept: 'text/html',
    ...(cookie && { cookie }),
    ...(body && { 'content-length': String(body.length) }),
    ...headers,
  }).filter((header): header is [string, string] => header[1] !== null);
  const start = performance.now();
  const since = () => performance.now() - start;
  return new Promise((resolve) => {
    const asked = request(
      { hostname, port, path, method, agent, headers: Object.fromEntries(sent) },
      (answer) => {
        const { statusCode: status = 0, headers: got } = answer;
        if (got['content-type']?.startsWith('text/event-stream')) {
          answer.destroy();
          resolve({ status, headers: got, text: '', milliseconds: since() });
          return;
        }
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('close', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status, headers: got, text, milliseconds: since() });
        });
        answer.on('error', () => undefined);
      },
    );
    asked.setTimeout(PATIENCE_MS, () => asked.destroy(new Error('no answer in time')));
    asked.on('error', (error) =>
      resolve({ status: 0, headers: {}, text: error.message, milliseconds: since() }),
    );
    asked.end(body);
  });
}

/** The cookies that an answer sets, without their flags, by name. */
export function cookiesOf({ headers }: Pick<Reply, 'headers'>): Map<string, string> {
  const pairs = (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';', 1)[0]!);
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)] as const;
    }),
  );
}

/** Ends the connections that were kept. */
export function hangUp(): void {
  agent.destroy();
}
