import { Agent, request, type IncomingHttpHeaders } from 'node:http';

/** A request of any form, with the headers of a browser on a page of this site unless `headers` replaces them. */
export type RawRequest = {
  /** As written in the first line of the request. */
  path: string;
  method?: string;
  cookie?: string | null;
  /** Null omits a header. */
  headers?: Record<string, string | null>;
  body?: Buffer;
};

/** A response; status 0 if there was none. `text` is empty for an endless stream. */
export type Reply = {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  milliseconds: number;
};

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

const TIMEOUT_MS = 60_000;

/** Sends a request unchanged: `fetch` would normalize paths and refuse some headers. */
export function send(
  origin: string,
  { path, method = 'GET', cookie, headers = {}, body }: RawRequest,
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
    const outgoing = request(
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
    outgoing.setTimeout(TIMEOUT_MS, () => outgoing.destroy(new Error('no response in time')));
    outgoing.on('error', (error) =>
      resolve({ status: 0, headers: {}, text: error.message, milliseconds: since() }),
    );
    outgoing.end(body);
  });
}

/** The cookies that a response sets, by name, without their attributes. */
export function cookiesOf({ headers }: Pick<Reply, 'headers'>): Map<string, string> {
  const pairs = (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';', 1)[0]!);
  return new Map(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)] as const;
    }),
  );
}

/** Closes the connections that were kept alive. */
export function closeConnections(): void {
  agent.destroy();
}
