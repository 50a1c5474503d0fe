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

/** The server process of `npm start` alone, without those around it: killed, nothing of it is left to end in good order. */
export type ServerToKill = {
  address: string;
  /** The file of its database, and its url. */
  file: string;
  url: string;
  /** Ends it where it stands (SIGKILL); resolves when it is gone. */
  kill: () => Promise<void>;
  /** Starts it again at the same address, on the same database; resolves when it answers. */
  start: () => Promise<void>;
  /** Ends it, and removes its database. */
  remove: () => Promise<void>;
};

/** Resolves when it answers. */
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
    while (!(await answers(address))) {
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

async function answers(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/api/ready`).catch(() => undefined);
  return answer?.ok ?? false;
}
