import { expect, onTestFinished, test, vi } from 'vitest';
import { childEnvironment, env } from '@/lib/env';
import { capture } from '@/scripts/bootstrap/child.mjs';
import { canSharePort } from '@/scripts/lib/worker-count';
import { startOwnServer } from '@/tests/support/browser/own-server';

const severalProcesses = await canSharePort();

/** What `npm start` started on the test's database with WORKERS=2. */
async function startWithTwo() {
  const settings = { WORKERS: '2', PASSWORD_COST: '', DATABASE_URL: env().DATABASE_URL };
  const server = await startOwnServer(settings);
  onTestFinished(() => server.remove());
  const pidsOf = (msg: RegExp) =>
    server
      .log()
      .filter((line) => msg.test(line.msg))
      .map(({ pid }) => pid);
  return { server, settings, pidsOf };
}

function eventually(assertion: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(assertion, { timeout: 120_000, interval: 100 });
}

test.runIf(severalProcesses)(
  'npm start starts several processes on one port, replaces one that was killed, and stops all of them',
  async () => {
    const { server, settings, pidsOf } = await startWithTwo();
    expect(new Set(pidsOf(/^Listening/)).size).toBe(2);
    const answering = async () => {
      const answers = Array.from({ length: 20 }, () => fetch(`${server.address}/login`));
      await Promise.all((await Promise.all(answers)).map((answer) => answer.text()));
      return new Set(pidsOf(/^Answered/)).size;
    };
    await eventually(async () => expect(await answering()).toBe(2));

    const { port } = new URL(server.address);
    const environment = childEnvironment({ ...settings, PORT: port });
    const second = await capture(process.execPath, ['scripts/run.mjs', 'start'], environment);
    expect(second).toEqual({
      code: 1,
      output: `Port ${port} is in use: stop the program that uses it, or start with PORT=${Number(port) + 1} npm start.\n`,
    });

    const [killed] = pidsOf(/^Listening/);
    process.kill(killed!, 'SIGKILL');
    await eventually(() => expect(new Set(pidsOf(/^Listening/)).size).toBe(3));
    expect(server.log().map(({ msg }) => msg)).toContain(
      `Server process ${killed} ended with SIGKILL; starting another in 100 ms`,
    );

    server.signal('SIGTERM');
    expect(await server.end).toBe(0);
    expect(new Set(pidsOf(/^Stopped$/)).size).toBe(2);
  },
);

test.runIf(!severalProcesses)(
  'where processes cannot share a port, npm start says that it starts one',
  async () => {
    const { server, pidsOf } = await startWithTwo();
    expect(server.output()).toContain('Starting one server process instead of 2: ');
    expect(pidsOf(/^Listening/)).toHaveLength(1);
  },
);
