import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { send } from '@/tests/support/matrix/send';
import type { Desk } from './desk';
import { knock } from './knock';
import { multipart } from './multipart';
import { measured, quantile, type Tally } from './tally';

/** How long it is looked on while something heavy goes on, in milliseconds. */
const LOOK_MS = 5_000;

/** How often somebody asks for a page meanwhile, in milliseconds. */
const BEAT_MS = 200;

const GOAL_MS = 500;
const MEGABYTE = 1_048_576;

/** What is heavy about a request, and how to be so until the signal. */
const WEIGHTS: Record<string, (desk: Desk, signal: AbortSignal) => Promise<Weighed>> = {
  'bodies of 50 MB': (desk, signal) => again(desk, signal, () => tooLong(desk, 50 * MEGABYTE)),
  'bodies that announce 10 GB': (desk, signal) => again(desk, signal, () => announced(desk)),
  'forms of a megabyte': (desk, signal) => again(desk, signal, () => longest(desk)),
  'forms of 20,000 fields': (desk, signal) => again(desk, signal, () => manyFields(desk)),
  'bodies that trickle': (desk, signal) => trickle(desk, signal, bodyHead),
  'heads that trickle': (desk, signal) => trickle(desk, signal, () => 'GET /orders HTTP/1.1\r\n'),
};

type Weighed = { requests: number; statuses: Map<number, number> };

/** Loads that are heavy for the server: how long others wait for a page meanwhile. */
export async function heavyBodies(desk: Desk, tally: Tally): Promise<void> {
  const { server, people } = desk;
  const look = () =>
    knock(server.origin, tally, { path: '/orders?size=25', cookie: people.others.owner.cookie });
  for (let turn = 0; turn < 10; turn++) await look();
  tally.figures.push(
    `alone, a page takes others a median of ${Math.round((await watch(look, 2_000)).median)} ms`,
  );
  for (const [what, weigh] of Object.entries(WEIGHTS)) {
    const ending = new AbortController();
    const weighed = weigh(desk, ending.signal);
    const { p99, median, pages } = await watch(look, LOOK_MS);
    ending.abort();
    const { requests, statuses } = await weighed;
    tally.tries += requests;
    const refused = [400, 408, 413, 431].map((status) => statuses.get(status) ?? 0);
    tally.refused += refused.reduce((sum, count) => sum + count, 0);
    const faults = [...statuses].filter(([status]) => status >= 500);
    for (const [status, count] of faults) tally.findings.push(`${what}: ${count} times ${status}`);
    const told = [...statuses].map(([status, count]) => `${count} × ${status || 'hung up'}`);
    tally.figures.push(
      `${measured(`${what} (${told.join(', ') || `${requests} at once`}), p99 of ${pages} pages of others`, p99, GOAL_MS)}, median ${Math.round(median)} ms`,
    );
  }
}

/** Somebody else, who asks for a page every so often, whether or not the last one has come. */
async function watch(
  look: () => Promise<{ milliseconds: number; status: number }>,
  during: number,
) {
  const end = performance.now() + during;
  const pages: Promise<{ milliseconds: number }>[] = [];
  while (performance.now() < end) {
    pages.push(look());
    await pause(BEAT_MS);
  }
  const times = (await Promise.all(pages)).map(({ milliseconds }) => milliseconds);
  return { p99: quantile(times, 0.99), median: quantile(times, 0.5), pages: times.length };
}

/** Four at a time, each as soon as the one before it was answered. */
async function again(_: Desk, signal: AbortSignal, ask: () => Promise<number>): Promise<Weighed> {
  const statuses = new Map<number, number>();
  let requests = 0;
  const worker = async () => {
    while (!signal.aborted) {
      const status = await ask();
      requests += 1;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return { requests, statuses };
}

/** A body that does not say how long it is, over a connection of its own: who is refused is hung up on. */
function tooLong({ server }: Desk, length: number): Promise<number> {
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

async function announced({ server }: Desk): Promise<number> {
  const headers = { 'content-length': '10000000000', 'content-type': 'text/plain' };
  const body = Buffer.from('a');
  const { status } = await send(server.origin, { method: 'POST', path: '/login', headers, body });
  return status;
}

async function longest({ server, inventory }: Desk): Promise<number> {
  const { id } = inventory.actions.find(({ name }) => name.endsWith('logInAction'))!;
  const { body, headers } = multipart([
    ['_1_username', 'é'.repeat(510_000)],
    ['0', '[{"attempt":0},"$K1"]'],
  ]);
  const sent = { ...headers, 'next-action': id };
  return (await send(server.origin, { method: 'POST', path: '/login', headers: sent, body }))
    .status;
}

async function manyFields({ server, inventory }: Desk): Promise<number> {
  const { id } = inventory.actions.find(({ name }) => name.endsWith('logInAction'))!;
  const fields = Array.from({ length: 10_000 }, (_, at) => [`_1_${at}`, ''] as const);
  const { body, headers } = multipart([...fields, ['0', '[{"attempt":0},"$K1"]']]);
  const sent = { ...headers, 'next-action': id };
  return (await send(server.origin, { method: 'POST', path: '/login', headers: sent, body }))
    .status;
}

const bodyHead = (origin: string) =>
  `POST /login HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nOrigin: ${origin}\r\nContent-Type: multipart/form-data; boundary=a\r\nContent-Length: 1000000\r\n\r\n`;

/** Two hundred connections that send one byte a second each, and never come to an end. */
async function trickle(
  { server }: Desk,
  signal: AbortSignal,
  head: (origin: string) => string,
): Promise<Weighed> {
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
