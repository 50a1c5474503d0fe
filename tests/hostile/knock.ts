import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import type { Tally } from './tally';

/** A request, however odd; what a browser would send with it on a page of ours is there unless it is told otherwise. */
export type Knock = {
  /** As it stands in the first line of the request. */
  path: string;
  method?: string;
  cookie?: string | null;
  /** Null leaves out what would be there. */
  headers?: Record<string, string | null>;
  body?: Buffer;
  /** What is sent, for whoever reads what is wrong with the answer. */
  about?: string;
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

/** Texts of other people's code in an answer that was to be ours. */
const STACK = /\n\s+at [^\n]*\(?(?:file:|node:|\/)[^\n]*:\d+:\d+/;

/** How React tells in an answer that a part of it failed; going elsewhere and not being there are told the same way. */
const FAULT = /(?:^[\da-f]+:E\{"digest":"|data-dgst="|<template [^>]*data-dgst=")(?!NEXT_)/m;

/** Asks, counts it, and finds what must never be: a fault, its trace, or an answer without the browser's guard. */
export async function knock(origin: string, tally: Tally, given: Knock): Promise<Reply> {
  const reply = await send(origin, given);
  tally.tries += 1;
  const { method = 'GET', path, about = '' } = given;
  const what = `${method} ${path.slice(0, 80)} ${about}`.trim();
  for (const problem of problemsOf(reply)) tally.findings.push(`${what}: ${problem}`);
  return reply;
}

/** The same without a word about it. */
export function send(
  origin: string,
  { path, method = 'GET', cookie, headers = {}, body }: Knock,
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

function problemsOf({ status, headers, text }: Reply): string[] {
  if (status === 0) return [`no answer (${text})`];
  const policy = headers['content-security-policy'];
  return [
    ...(status >= 500 ? [`answered with ${status}`] : []),
    ...(STACK.test(text) ? ['shows a stack trace'] : []),
    ...(status < 500 && FAULT.test(text) ? ['a part of the page failed'] : []),
    ...(String(policy).includes("script-src 'self' 'nonce-") ? [] : ['has no content policy']),
    ...(headers['x-content-type-options'] === 'nosniff' ? [] : ['lets browsers sniff']),
    ...(headers['x-powered-by'] ? ['says what it is made with'] : []),
  ];
}

/** The cookies that an answer sets, without their flags, by name. */
export function cookiesOf({ headers }: Reply): Map<string, string> {
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
