import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { get } from 'node:http';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { childEnvironment } from '@/lib/env';
import { LIMITS } from '@/lib/rate-limit/limits';
import { freePort } from '@/scripts/lib/port';
import { addressOf } from '@/scripts/lib/test-addresses';
import { rowOf } from '@/tests/matrix/rows/actions';
import { callAction, type Fields } from '@/tests/support/matrix/call-action';
import { callOf, inventoryOf } from '@/tests/support/matrix/inventory';
import { closeConnections, send } from '@/tests/support/matrix/send';
import { newPeople } from '@/tests/support/matrix/team';
import { details } from '@/tests/support/orders';

/** Two processes of one server, each on a port of its own, so that a test chooses which one answers. */
let processes: [{ origin: string }, { origin: string }];
let stop: () => Promise<void>;

beforeAll(async () => {
  const ports = [await freePort(), await freePort()] as const;
  const parameters = JSON.stringify({ program: ['lib/http/main.ts'], ports });
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/support/supervisor-process.ts', parameters],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      // Otherwise the production build refuses the low password cost of tests.
      env: childEnvironment({ NODE_ENV: 'test', LOG_LEVEL: 'warn', TRUSTED_PROXIES: '1' }),
    },
  );
  const end = once(child, 'close');
  stop = async () => {
    closeConnections();
    child.kill('SIGINT');
    expect((await end)[0]).toBe(0);
  };
  processes = [{ origin: addressOf(ports[0]) }, { origin: addressOf(ports[1]) }];
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('"Ready"')) return;
  }
  throw new Error('The processes did not start.');
});

afterAll(() => stop());

const inventory = inventoryOf();

/** Calls an action at one of the processes. */
function call(index: 0 | 1, name: string, cookie: string | null, fields: Fields, address = '') {
  const headers: Record<string, string> = address ? { 'x-forwarded-for': address } : {};
  return callAction(processes[index], {
    ...callOf(inventory, rowOf(name)),
    cookie,
    headers,
    fields: { operationId: randomUUID(), ...fields },
  });
}

function createOrder(index: 0 | 1, cookie: string, orderId: string) {
  const typed = { ...details, numberOfItems: '3', senderName: 'Northern Goods', courierId: '' };
  return call(index, 'createOrderAction', cookie, { orderId, ...typed });
}

/** An open page's stream of live updates, closed when the test ends. */
async function openStream(index: 0 | 1, cookie: string) {
  let text = '';
  const sent = get(`${processes[index].origin}/api/live`, { agent: false, headers: { cookie } });
  sent.on('error', () => undefined);
  const close = () => void sent.destroy();
  onTestFinished(close);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    sent.once('error', reject).once('response', (response) => {
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('error', () => undefined);
      resolve(response.statusCode);
    });
  });
  return { status, text: () => text, close };
}

function eventually(assertion: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(assertion, { timeout: 60_000, interval: 50 });
}

test('an open page at one process learns of a change made at the other', async () => {
  const { cookie } = (await newPeople()).ours.owner;
  const streams = [await openStream(0, cookie), await openStream(1, cookie)];
  for (const { text } of streams) await eventually(() => expect(text()).toContain('event: head'));
  expect((await createOrder(0, cookie, randomUUID())).refusal).toBeNull();
  for (const { text } of streams) await eventually(() => expect(text()).toContain('event: change'));
});

test('a form acts once, whichever processes it is sent to, and both redirect', async () => {
  const { cookie } = (await newPeople()).ours.owner;
  const operationId = randomUUID();
  const orderId = randomUUID();
  const fields = {
    ...details,
    numberOfItems: '3',
    senderName: 'Goods',
    courierId: '',
    orderId,
    operationId,
  };
  const answers = await Promise.all(
    ([0, 1] as const).map((index) => call(index, 'createOrderAction', cookie, fields)),
  );
  expect(answers.map(({ location }) => location)).toEqual([
    expect.stringMatching(/^\/orders\b/),
    answers[0]!.location,
  ]);
  for (const { origin } of processes) {
    const { text } = await send(origin, { path: '/orders', cookie });
    expect(text).toContain(orderId);
  }
});

test('a device has at most twenty streams at both processes together', async () => {
  const { cookie } = (await newPeople()).ours.owner;
  const streams = [];
  for (let count = 0; count < 20; count++)
    streams.push(await openStream((count % 2) as 0 | 1, cookie));
  expect(streams.map(({ status }) => status)).toEqual(streams.map(() => 200));
  const another = async (index: 0 | 1) => {
    const { status, close } = await openStream(index, cookie);
    close();
    return status;
  };
  await eventually(async () => expect([await another(0), await another(1)]).toEqual([429, 429]));
  streams[0]!.close();
  await eventually(async () => expect(await another(1)).toBe(200));
});

test('wrong passwords count at both processes together', async () => {
  const { username } = (await newPeople()).ours.owner;
  const logIn = (index: 0 | 1) =>
    call(index, 'logInAction', null, { username, password: 'no idea at all' }, '203.0.113.7');
  for (let count = 0; count < LIMITS.signIn.both!; count++) {
    expect((await logIn((count % 2) as 0 | 1)).refusal).toBe('Invalid username or password');
  }
  for (const index of [0, 1] as const) {
    expect((await logIn(index)).refusal).toMatch(/^Too many attempts\./);
  }
});
