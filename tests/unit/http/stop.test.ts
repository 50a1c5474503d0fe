import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';

/** Long, so that only the tested time matters. */
const NEVER = 60_000;

type Times = { grace?: number; limit?: number; echo?: number };

/** A server in its own process, or below a shell, and its output lines. */
async function startProcess(times: Times = {}, { below }: { below?: 'shell' } = {}) {
  const command = [
    process.execPath,
    ...['--import', 'tsx', 'tests/support/stopping-process.ts'],
    JSON.stringify({ grace: 0, limit: NEVER, echo: NEVER, ...times }),
  ];
  const [program, ...parameters] = below ? ['sh', '-c', '"$0" "$@" & wait', ...command] : command;
  const child = spawn(program!, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const end = once(child, 'close').then(([code]: (number | null)[]) => code);
  const lines: { msg: string; port?: number }[] = [];
  const output = createInterface(child.stdout).on('line', (line) => {
    lines.push(JSON.parse(line) as (typeof lines)[number]);
  });
  /** Waits for a line and returns it. */
  const line = async (msg: string) => {
    for (;;) {
      const found = lines.find((candidate) => candidate.msg === msg);
      if (found) return found;
      await once(output, 'line');
    }
  };
  const { port } = await line('Listening');
  return { child, end, line, messages: () => lines.map(({ msg }) => msg), port };
}

/** A request with an unfinished body whose response has started. */
async function beginRequest(port: number | undefined, path: string) {
  const sent = request({ port, path, method: 'POST', agent: false });
  sent.flushHeaders();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { sent, response };
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

test('a request in flight is answered before the process ends with 0', async () => {
  const { child, end, line, messages, port } = await startProcess();
  const { sent, response } = await beginRequest(port, '/slow');
  child.kill('SIGTERM');
  await line('Stopping on SIGTERM');
  sent.end();
  expect(await textOf(response)).toBe('first draining');
  expect(await end).toBe(0);
  expect(messages()).toEqual([
    'Listening',
    'Stopping on SIGTERM',
    'Answered',
    'Finished',
    'Closed',
    'Stopped',
  ]);
});

test('during the grace period new requests are answered, on connections that then close', async () => {
  const { child, line, port } = await startProcess({ grace: NEVER });
  child.kill('SIGTERM');
  await line('Stopping on SIGTERM');
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  expect(answer.headers.get('connection')).toBe('close');
  expect(await answer.text()).toBe('draining');
});

test('SIGINT has no grace period', async () => {
  const { child, end } = await startProcess({ grace: NEVER });
  child.kill('SIGINT');
  expect(await end).toBe(0);
});

test('a hanging request does not keep the process alive', async () => {
  const { child, end, messages, port } = await startProcess({ limit: 200 });
  for (const { sent } of [await beginRequest(port, '/slow'), await beginRequest(port, '/slow')]) {
    sent.on('error', () => undefined);
  }
  child.kill('SIGTERM');
  expect(await end).toBe(0);
  expect(messages().slice(1)).toEqual([
    'Stopping on SIGTERM',
    'Stopped with 2 requests unanswered',
  ]);
});

test('an endless response continues during the grace period, and then ends', async () => {
  const { child, end, line, messages, port } = await startProcess({ grace: 300 });
  const { sent, response } = await beginRequest(port, '/live');
  sent.end();
  child.kill('SIGTERM');
  await line('Stopping on SIGTERM');
  expect(messages()).not.toContain('Answered');
  expect(await textOf(response)).toBe('live draining');
  expect(await end).toBe(0);
  expect(messages().at(-1)).toBe('Stopped');
});

test('a second signal ends the process at once, with its exit code', async () => {
  const { child, end, line } = await startProcess({ grace: NEVER, echo: 0 });
  child.kill('SIGTERM');
  await line('Stopping on SIGTERM');
  child.kill('SIGTERM');
  expect(await end).toBe(143);
});

test('the echo of a signal is not a second one', async () => {
  const { child, end, line, port } = await startProcess();
  const { sent, response } = await beginRequest(port, '/slow');
  child.kill('SIGINT');
  await line('Stopping on SIGINT');
  child.kill('SIGINT');
  sent.end();
  expect(await textOf(response)).toBe('first draining');
  expect(await end).toBe(0);
});

test('a server whose parent has died stops', async () => {
  const { child, end, messages } = await startProcess({}, { below: 'shell' });
  child.kill('SIGKILL');
  // Its output closes once the server has exited too.
  await end;
  expect(messages()).toContain('Stopped');
});
