import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { childEnvironment } from '@/lib/env';
import { freePort } from '@/scripts/steps/port';

const POLL_MS = 50;
const PATIENCE_MS = 60_000;

/** What is told of the log of a server that does not start, in characters. */
const TOLD = 2_000;

/** A server process of our own, as `npm start` has it. */
export type Server = {
  origin: string;
  pid: number;
  /** Its resident memory, in bytes. */
  memory: () => number;
  stop: () => Promise<void>;
};

/**
 * Starts our server on the production build in `folder`, which is ours or another one, and waits until it answers `path`.
 * @param settings variables of its environment
 * @throws Error with the end of its log when it does not
 */
export async function startServer(
  settings: Record<string, string>,
  { folder = process.cwd(), path: ready = '/api/ready' }: { folder?: string; path?: string } = {},
): Promise<Server> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const logs = mkdtempSync(path.join(tmpdir(), 'order-desk-bench-log-'));
  const log = path.join(logs, 'server.log');
  const output = openSync(log, 'w');
  const tsx = pathToFileURL(path.resolve('node_modules/tsx/dist/loader.mjs')).href;
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--import', tsx, path.resolve('lib/http/main.ts')],
    {
      cwd: folder,
      stdio: ['ignore', output, output],
      env: childEnvironment({
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        TSX_TSCONFIG_PATH: path.resolve('tsconfig.json'),
        PORT: String(port),
        LOG_LEVEL: 'info',
        AUTH_URL: '',
        __NEXT_PRIVATE_ORIGIN: origin,
        ...settings,
      }),
    },
  );
  closeSync(output);
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const end = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await end;
    process.off('exit', kill);
    rmSync(logs, { recursive: true, force: true });
  };
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const status = await statusOf(origin + ready);
    if (status === 200) break;
    // Its first answer decides: a server that cannot be healthy at once will not become so.
    if (status || child.exitCode !== null || performance.now() > deadline) {
      const said = readFileSync(log, 'utf8').slice(-TOLD);
      await stop();
      throw new Error(`The server did not start:\n${said}`);
    }
    await pause(POLL_MS);
  }
  const memory = () =>
    1_024 * Number(execFileSync('ps', ['-o', 'rss=', '-p', String(child.pid)]).toString());
  return { origin, pid: child.pid!, memory, stop };
}

/** Null while nobody answers. */
async function statusOf(url: string): Promise<number | null> {
  const answer = await fetch(url).catch(() => null);
  await answer?.arrayBuffer();
  return answer?.status ?? null;
}
