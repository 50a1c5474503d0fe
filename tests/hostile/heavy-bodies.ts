import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { send } from '@/tests/support/matrix/send';
import type { Context } from './context';
import { sendChecked } from './send-checked';
import { multipart } from './multipart';
import { compareWithGoal, quantile, type Results } from './results';

const WATCH_MS = 5_000;

const INTERVAL_MS = 200;

const GOAL_MS = 500;
const MEGABYTE = 1_048_576;

/** Expensive requests by name, repeated until the signal. */
const LOADS: Record<string, (context: Context, signal: AbortSignal) => Promise<Load>> = {
  'bodies of 50 MB': (context, signal) =>
    repeatRequest(signal, () => sendChunked(context, 50 * MEGABYTE)),
  'bodies that announce 10 GB': (context, signal) =>
    repeatRequest(signal, () => sendHugeContentLength(context)),
  'forms of a megabyte': (context, signal) => repeatRequest(signal, () => sendLongestForm(context)),
  'forms of 20,000 fields': (context, signal) =>
    repeatRequest(signal, () => sendManyFields(context)),
  'bodies that trickle': (context, signal) => trickle(context, signal, bodyHead),
  'heads that trickle': (context, signal) =>
    trickle(context, signal, () => 'GET /orders HTTP/1.1\r\n'),
};

type Load = { requests: number; statuses: Map<number, number> };

/** Measures how long other users wait for a page while the server is under load. */
export async function heavyBodies(context: Context, results: Results): Promise<void> {
  const { server, people } = context;
  const look = () =>
    sendChecked(server.origin, results, {
      path: '/orders?size=25',
      cookie: people.others.owner.cookie,
    });
  for (let turn = 0; turn < 10; turn++) await look();
  results.figures.push(
    `without load, other users wait a median of ${Math.round((await watch(look, 2_000)).median)} ms`,
  );
  for (const [what, load] of Object.entries(LOADS)) {
    const ending = new AbortController();
    const loading = load(context, ending.signal);
    const { p99, median, pages } = await watch(look, WATCH_MS);
    ending.abort();
    const { requests, statuses } = await loading;
    results.requests += requests;
    const refused = [400, 408, 413, 431].map((status) => statuses.get(status) ?? 0);
    results.refused += refused.reduce((sum, count) => sum + count, 0);
    const faults = [...statuses].filter(([status]) => status >= 500);
    for (const [status, count] of faults)
      results.findings.push(`${what}: ${count} times ${status}`);
    const counts = [...statuses].map(([status, count]) => `${count} × ${status || 'closed'}`);
    results.figures.push(
      `${compareWithGoal(`${what} (${counts.join(', ') || `${requests} at once`}), p99 of ${pages} pages of others`, p99, GOAL_MS)}, median ${Math.round(median)} ms`,
    );
  }
}

/** Requests a page at a fixed interval, even if the last response has not arrived. */
async function watch(
  look: () => Promise<{ milliseconds: number; status: number }>,
  during: number,
) {
  const end = performance.now() + during;
  const pages: Promise<{ milliseconds: number }>[] = [];
  while (performance.now() < end) {
    pages.push(look());
    await pause(INTERVAL_MS);
  }
  const times = (await Promise.all(pages)).map(({ milliseconds }) => milliseconds);
  return { p99: quantile(times, 0.99), median: quantile(times, 0.5), pages: times.length };
}

/** Four workers, each with one request after the other. */
async function repeatRequest(signal: AbortSignal, request: () => Promise<number>): Promise<Load> {
  const statuses = new Map<number, number>();
  let requests = 0;
  const worker = async () => {
    while (!signal.aborted) {
      const status = await request();
      requests += 1;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return { requests, statuses };
}

/** A chunked body of unknown length, on its own connection, since the server closes it when it refuses. */
function sendChunked({ server }: Context, length: number): Promise<number> {
  const { hostname, port, host } = new URL(server.origin);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (data) => (answer += data));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1] ?? 0)));
    socket.write(
      `POST /login HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${server.origin}\r\nContent-Type: multipart/form-data; boundary=a\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    const piece = Buffer.alloc(65_536, 'a');
    let left = length;
    const more = () => {
      while (left > 0 && !socket.destroyed) {
        left -= piece.length;
        socket.write('10000\r\n');
        socket.write(piece);
        if (!socket.write('\r\n')) return void socket.once('drain', more);
      }
      if (!socket.destroyed) socket.end('0\r\n\r\n');
    };
    more();
  });
}

async function sendHugeContentLength({ server }: Context): Promise<number> {
  const headers = { 'content-length': '10000000000', 'content-type': 'text/plain' };
  const body = Buffer.from('a');
  const { status } = await send(server.origin, { method: 'POST', path: '/login', headers, body });
  return status;
}

async function sendLongestForm({ server, inventory }: Context): Promise<number> {
  const { id } = inventory.actions.find(({ name }) => name.endsWith('logInAction'))!;
  const { body, headers } = multipart([
    ['_1_username', 'é'.repeat(510_000)],
    ['0', '[{"attempt":0},"$K1"]'],
  ]);
  const sent = { ...headers, 'next-action': id };
  return (await send(server.origin, { method: 'POST', path: '/login', headers: sent, body }))
    .status;
}

async function sendManyFields({ server, inventory }: Context): Promise<number> {
  const { id } = inventory.actions.find(({ name }) => name.endsWith('logInAction'))!;
  const fields = Array.from({ length: 10_000 }, (_, at) => [`_1_${at}`, ''] as const);
  const { body, headers } = multipart([...fields, ['0', '[{"attempt":0},"$K1"]']]);
  const sent = { ...headers, 'next-action': id };
  return (await send(server.origin, { method: 'POST', path: '/login', headers: sent, body }))
    .status;
}

const bodyHead = (origin: string) =>
  `POST /login HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nOrigin: ${origin}\r\nContent-Type: multipart/form-data; boundary=a\r\nContent-Length: 1000000\r\n\r\n`;

/** 200 connections that send one byte per second each. */
async function trickle(
  { server }: Context,
  signal: AbortSignal,
  head: (origin: string) => string,
): Promise<Load> {
  const { hostname, port } = new URL(server.origin);
  const sockets: Socket[] = Array.from({ length: 200 }, () => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.write(head(server.origin));
    return socket;
  });
  while (!signal.aborted) {
    for (const socket of sockets) if (socket.writable) socket.write('a');
    await pause(1_000);
  }
  for (const socket of sockets) socket.destroy();
  return { requests: sockets.length, statuses: new Map() };
}
