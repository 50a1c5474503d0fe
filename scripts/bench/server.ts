import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { childEnvironment } from '@/lib/env';
import { freePort } from '@/scripts/lib/port';
import { PRODUCTION } from '@/scripts/lib/serve';

const POLL_MS = 50;
const START_TIMEOUT_MS = 60_000;

/** What `npm start` prints once all of its processes are ready. */
const STARTED = 'Order desk is ready';

/** How much of the log to print if a server does not start, in characters. */
const LOG_EXCERPT = 2_000;

/** A server as `npm start` runs it. */
export type Server = {
  origin: string;
  /** Of the process, or of the parent of several. */
  pid: number;
  /** The resident memory of that process, in bytes. */
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
  const child = spawn(process.execPath, parametersOf(folder, settings), {
    cwd: application,
    stdio: ['ignore', output, output],
    env: childEnvironment({
      ...PRODUCTION,
      NEXT_TELEMETRY_DISABLED: '1',
      TSX_TSCONFIG_PATH: path.join(folder, 'tsconfig.json'),
      PORT: String(port),
      LOG_LEVEL: 'info',
      AUTH_URL: '',
      __NEXT_PRIVATE_ORIGIN: origin,
      ...settings,
    }),
  });
  closeSync(output);
  const kill = () => void child.kill(settings.WORKERS ? 'SIGTERM' : 'SIGKILL');
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
    const areAllReady = !settings.WORKERS || readFileSync(log, 'utf8').includes(STARTED);
    if (status === 200 && areAllReady) break;
    // A server that starts unhealthy does not recover.
    if ((status && status !== 200) || child.exitCode !== null || performance.now() > deadline) {
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

/** `npm start` if the settings have a number of processes, else only the server process. */
function parametersOf(folder: string, { WORKERS }: Record<string, string>): string[] {
  const tsx = pathToFileURL(path.join(folder, 'node_modules/tsx/dist/loader.mjs')).href;
  const [conditions, ...program] = WORKERS
    ? ['--conditions=react-server', path.join(folder, 'scripts/bootstrap/main.ts'), 'start']
    : ['--no-warnings', path.join(folder, 'lib/http/main.ts')];
  return [conditions!, '--import', tsx, ...program];
}

/** Null without a response. */
async function statusOf(url: string): Promise<number | null> {
  const response = await fetch(url).catch(() => null);
  await response?.arrayBuffer();
  return response?.status ?? null;
}
