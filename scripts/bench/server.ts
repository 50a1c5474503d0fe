import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { childEnvironment } from '@/lib/env';
import { freePort } from '@/scripts/lib/port';

const POLL_MS = 50;
const START_TIMEOUT_MS = 60_000;

/** How much of the log to print if a server does not start, in characters. */
const LOG_EXCERPT = 2_000;

/** A server process as `npm start` runs it. */
export type Server = {
  origin: string;
  pid: number;
  /** Its resident memory, in bytes. */
  memory: () => number;
  stop: () => Promise<void>;
};

/**
 * Starts the server of the code in `folder` with a production build, and waits until `path` responds.
 * @param settings environment variables
 * @param options `application`: the folder of the build, if it is another one
 * @throws Error with the end of its log if it doesn't start
 */
export async function startServer(
  settings: Record<string, string>,
  {
    folder = process.cwd(),
    application = folder,
    path: ready = '/api/ready',
  }: { folder?: string; application?: string; path?: string } = {},
): Promise<Server> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const logs = mkdtempSync(path.join(tmpdir(), 'order-desk-bench-log-'));
  const log = path.join(logs, 'server.log');
  const output = openSync(log, 'w');
  const tsx = pathToFileURL(path.join(folder, 'node_modules/tsx/dist/loader.mjs')).href;
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--import', tsx, path.join(folder, 'lib/http/main.ts')],
    {
      cwd: application,
      stdio: ['ignore', output, output],
      env: childEnvironment({
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        TSX_TSCONFIG_PATH: path.join(folder, 'tsconfig.json'),
        PORT: String(port),
        LOG_LEVEL: 'info',
        AUTH_URL: '',
        WORKERS: '1',
        __NEXT_PRIVATE_ORIGIN: origin,
        ...settings,
      }),
    },
  );
  closeSync(output);
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const exit = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await exit;
    process.off('exit', kill);
    rmSync(logs, { recursive: true, force: true });
  };
  const deadline = performance.now() + START_TIMEOUT_MS;
  for (;;) {
    const status = await statusOf(origin + ready);
    if (status === 200) break;
    // A server that starts unhealthy does not recover.
    if (status || child.exitCode !== null || performance.now() > deadline) {
      const excerpt = readFileSync(log, 'utf8').slice(-LOG_EXCERPT);
      await stop();
      throw new Error(`The server did not start:\n${excerpt}`);
    }
    await pause(POLL_MS);
  }
  const memory = () =>
    1_024 * Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)]).toString());
  return { origin, pid: child.pid!, memory, stop };
}

/** Null without a response. */
async function statusOf(url: string): Promise<number | null> {
  const response = await fetch(url).catch(() => null);
  await response?.arrayBuffer();
  return response?.status ?? null;
}
