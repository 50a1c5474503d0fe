import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { childEnvironment } from '@/lib/env';
import { freePort } from '@/scripts/lib/port';

const times = { firstPause: 10, longestPause: 20, steady: 600_000 };

const started: ChildProcess[] = [];
afterAll(() => started.forEach((child) => child.kill('SIGKILL')));

type Line = { level: string; msg: string };

/** A supervisor with two server processes, and the lines they print. */
async function startSupervisor(fault?: 'ends at start' | 'unhealthy') {
  const ports = [await freePort(), await freePort()];
  const program = ['tests/support/supervised-process.ts', ...(fault ? [fault] : [])];
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      'tests/support/supervisor-process.ts',
      JSON.stringify({ program, ports, times }),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: childEnvironment() },
  );
  started.push(child);
  const lines: Line[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(JSON.parse(line) as Line);
  });
  const messages = () => lines.map(({ msg }) => msg);
  const said = (msg: string | RegExp) =>
    eventually(() => expect(messages().filter((one) => one.match(msg))).not.toEqual([]));
  /** 'close' is emitted when the last process that prints to this one has ended. */
  const end = once(child, 'close').then(([code]: (number | null)[]) => code);
  const ask = async (index: 0 | 1, path: string) => {
    const answer = await fetch(`http://127.0.0.1:${ports[index]}${path}`);
    const [pid, count] = (await answer.text()).split(' ').map(Number);
    return { pid: pid!, count: count! };
  };
  return { child, ports, messages, said, end, ask };
}

function eventually(assertion: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(assertion, { timeout: 110_000, interval: 20 });
}

/** A request to a process, with an unfinished body whose response has started. */
async function beginRequest(port: number | undefined) {
  const sent = request({ port, path: '/slow', method: 'POST', agent: false });
  sent.on('error', () => undefined).flushHeaders();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { sent, response: response.on('error', () => undefined) };
}

describe('two processes', () => {
  let server: Awaited<ReturnType<typeof startSupervisor>>;
  beforeAll(async () => {
    server = await startSupervisor();
    await server.said('Ready');
  });

  test('are started, and each is replaced when it crashes', async () => {
    const { said, ask, messages } = server;
    const [first, second] = [await ask(0, '/'), await ask(1, '/')];
    expect(first.pid).not.toBe(second.pid);
    await ask(1, '/end').catch(() => undefined);
    await said(`Server process ${second.pid} ended with exit code 3; starting another in 10 ms`);
    await eventually(async () => expect((await ask(1, '/')).pid).not.toBe(second.pid));
    expect((await ask(0, '/')).pid).toBe(first.pid);

    process.kill(first.pid, 'SIGKILL');
    await said(`Server process ${first.pid} ended with SIGKILL; starting another in 10 ms`);
    await eventually(async () => expect((await ask(0, '/')).pid).not.toBe(first.pid));
    expect(messages().filter((msg) => msg === 'Ready')).toHaveLength(1);
  });

  test('count what there is in both, without those that ended', async () => {
    const { ask } = server;
    const expectCounts = (counts: number[]) =>
      eventually(async () =>
        expect([(await ask(0, '/')).count, (await ask(1, '/')).count]).toEqual(counts),
      );
    await ask(0, '/add');
    await ask(1, '/add');
    await ask(1, '/add');
    await expectCounts([3, 3]);
    await ask(1, '/remove');
    await expectCounts([2, 2]);
    await ask(1, '/end').catch(() => undefined);
    // The new process learns what the other one has.
    await expectCounts([1, 1]);
  });

  test('are replaced after a pause that grows to a limit while they crash again and again', async () => {
    const { ask, messages } = server;
    await ask(1, '/end').catch(() => undefined);
    const pauses = () =>
      messages().flatMap((msg) => /exit code 3; .* (\d+) ms/.exec(msg)?.[1] ?? []);
    await eventually(() => expect(pauses()).toEqual(['10', '20', '20']));
    await eventually(() => ask(1, '/').then(() => undefined));
  });

  test('finish their requests on a signal, end with 0, and are not replaced', async () => {
    const { child, said, end, ports, messages } = server;
    const { sent, response } = await beginRequest(ports[1]);
    child.kill('SIGTERM');
    await eventually(() =>
      expect(messages().filter((msg) => msg === 'Stopping on SIGTERM')).toHaveLength(2),
    );
    await said('Stopped');
    sent.end();
    response.setEncoding('utf8');
    expect((await response.toArray()).join('')).toMatch(/^started \d+ \d$/);
    expect(await end).toBe(0);
    expect(messages().filter((msg) => msg === 'Stopped')).toHaveLength(2);
    expect(messages().filter((msg) => msg.includes('starting another'))).toHaveLength(4);
  });
});

test('a first process that cannot start ends the supervisor with its exit code', async () => {
  const { end, messages } = await startSupervisor('ends at start');
  expect(await end).toBe(3);
  expect(messages()).toEqual([]);
});

test('an application that cannot serve is stopped', async () => {
  const { end, messages } = await startSupervisor('unhealthy');
  expect(await end).toBe(1);
  expect(messages().slice(-3)).toEqual(['Stopping on SIGINT', 'Stopped', 'Unhealthy']);
});

test('a second signal ends all processes at once', async () => {
  const { child, said, end, ports, messages } = await startSupervisor();
  await said('Ready');
  await beginRequest(ports[0]);
  await beginRequest(ports[1]);
  child.kill('SIGTERM');
  await eventually(() =>
    expect(messages().filter((msg) => msg === 'Stopping on SIGTERM')).toHaveLength(2),
  );
  child.kill('SIGTERM');
  expect(await end).toBe(143);
});

test('processes whose supervisor has died stop', async () => {
  const { child, said, end, messages } = await startSupervisor();
  await said('Ready');
  child.kill('SIGKILL');
  await end;
  expect(messages().filter((msg) => msg === 'Stopped')).toHaveLength(2);
});
