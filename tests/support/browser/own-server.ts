import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { childEnvironment } from '@/lib/env';
import { addressOf } from '@/scripts/lib/test-addresses';
import { freePort } from '@/scripts/lib/port';

/** A line of the server's log. */
export type LogLine = {
  time: string;
  pid: number;
  level: string;
  msg: string;
  requestId?: string;
  userId?: string;
  workspaceId?: string;
  method?: string;
  path?: string;
  status?: number;
  err?: { message: string; digest?: string };
};

/** An application for one test, with its own database, started like `npm start`. */
export type OwnServer = {
  address: string;
  /** The file of its database. */
  file: string;
  /** All that it has printed: plain text up to the address, then its log. */
  output: () => string;
  log: () => LogLine[];
  signal: (signal: NodeJS.Signals) => void;
  /** Its exit code, once it has ended with all of its processes. */
  end: Promise<number | null>;
  /** Stops it, if it is still running, and removes its database. */
  remove: () => Promise<void>;
};

/** Resolves when the server is ready. `settings` are environment variables. */
export async function startOwnServer(settings: Record<string, string> = {}): Promise<OwnServer> {
  const port = Number(settings.PORT ?? (await freePort()));
  const folder = mkdtempSync(path.join(tmpdir(), 'order-desk-own-'));
  const file = path.join(folder, 'oms.db');
  const child = spawn(process.execPath, ['scripts/run.mjs', 'start'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnvironment({
      PORT: String(port),
      DATABASE_URL: `file:${file}`,
      LOG_LEVEL: 'info',
      ...settings,
    }),
  });
  // 'close' is emitted when the last process that prints to this one has ended.
  const end = once(child, 'close').then(([code]: (number | null)[]) => code ?? null);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const isReady = () => output.includes(`Order desk is ready at ${addressOf(port)}\n`);
  while (!isReady() && child.exitCode === null) {
    await Promise.race([once(child.stdout, 'data'), end]);
  }
  if (!isReady()) throw new Error(output);
  return {
    address: addressOf(port),
    file,
    output: () => output,
    log: () =>
      output
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as LogLine),
    signal: (signal) => void child.kill(signal),
    end,
    remove: async () => {
      child.kill('SIGINT');
      await end;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
