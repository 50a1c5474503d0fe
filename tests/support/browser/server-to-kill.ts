import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { childEnvironment } from '@/lib/env';
import { addressOf } from '@/scripts/lib/test-addresses';
import { freePort } from '@/scripts/lib/port';
import { runCommand } from '@/tests/support/command';

const POLL_MS = 50;

/** Only the server process of `npm start`, so that no other process shuts down cleanly when it is killed. */
export type ServerToKill = {
  address: string;
  /** The file and the URL of its database. */
  file: string;
  url: string;
  /** Sends SIGKILL; resolves when the process has ended. */
  kill: () => Promise<void>;
  /** Starts it again at the same address, on the same database; resolves when it is ready. */
  start: () => Promise<void>;
  /** Kills it, and removes its database. */
  remove: () => Promise<void>;
};

/** Resolves when the server is ready. */
export async function startServerToKill(): Promise<ServerToKill> {
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-kill-'));
  const file = path.join(folder, 'oms.db');
  const url = `file:${file}`;
  const address = addressOf(port);
  const environment = childEnvironment({
    PORT: String(port),
    DATABASE_URL: url,
    AUTH_SECRET: `${randomUUID()}${randomUUID()}`,
    AUTH_URL: '',
    SIGNUP: 'open',
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    __NEXT_PRIVATE_ORIGIN: address,
  });
  const { code, output } = await runCommand(url, 'db-migrate');
  if (code !== 0) throw new Error(output);

  let child: ChildProcess | undefined;
  async function start(): Promise<void> {
    const started = spawn(
      process.execPath,
      ['--no-warnings', '--import', 'tsx', 'lib/http/main.ts'],
      { stdio: ['ignore', 'ignore', 'inherit'], env: environment },
    );
    child = started;
    while (!(await isReady(address))) {
      if (started.exitCode !== null) throw new Error('The server did not start.');
      await pause(POLL_MS);
    }
  }
  async function kill(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const end = once(child, 'exit');
    child.kill('SIGKILL');
    await end;
  }

  await start();
  return {
    address,
    file,
    url,
    kill,
    start,
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function isReady(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/api/ready`).catch(() => undefined);
  return answer?.ok ?? false;
}
