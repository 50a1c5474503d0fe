import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { childEnvironment, env } from '@/lib/env';
import { openLog } from '@/lib/http/log';
import { waitForExit } from '@/scripts/bootstrap/child.mjs';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { assertPortFree } from './port';
import { supervise } from './supervise';
import { workerCount } from './worker-count';

const POLL_MS = 100;
const START_TIMEOUT_MS = 120_000;

/**
 * Serves the production build on the port until a signal stops it, and prints the URL once all processes are ready.
 * @returns the exit code
 * @throws ExpectedFailure if the port is in use, or the application isn't healthy
 */
export async function serveBuild(port: number): Promise<number> {
  await assertPortFree(port, 'npm start');
  const { WORKERS, LOG_LEVEL } = env();
  const count = await workerCount(WORKERS);
  const server = ['--no-warnings', '--import', 'tsx', 'lib/http/main.ts'];
  const environment = serverEnvironment(port, { ...PRODUCTION, WORKERS: String(count) });
  const code = await supervise({
    // The server process writes warnings to its log itself.
    spawn: () =>
      spawn(process.execPath, [...server, ...(count > 1 ? ['--share-port'] : [])], {
        stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
        env: environment,
      }),
    count,
    isHealthy: () => isHealthy(port),
    onReady: () => printReady(port),
    log: openLog({ level: LOG_LEVEL, secrets: [] }),
  });
  if (code === 'unhealthy') throw unhealthy(port);
  return code;
}

/** `MALLOC_ARENA_MAX`: with one arena per thread, glibc would keep some 50 MB of freed memory. */
export const PRODUCTION = { NODE_ENV: 'production', MALLOC_ARENA_MAX: '2' } as const;

/** The same for the development server, which is one process. */
export async function serveDevelopment(port: number): Promise<number> {
  await assertPortFree(port, 'npm run dev');
  const next = ['node_modules/next/dist/bin/next', 'dev', '-p', String(port)];
  const child = spawn(process.execPath, next, {
    stdio: 'inherit',
    env: serverEnvironment(port, { NODE_ENV: 'development' }),
  });
  const exit = waitForExit(child, 'node');
  const found = await Promise.race([exit, isHealthy(port)]);
  if (typeof found === 'number') return found;
  if (!found) {
    child.kill('SIGINT');
    await exit;
    throw unhealthy(port);
  }
  printReady(port);
  return exit;
}

function serverEnvironment(port: number, extra: Record<string, string>): NodeJS.ProcessEnv {
  return childEnvironment({
    NEXT_TELEMETRY_DISABLED: '1',
    // Next requests the page after an action from this URL. Behind a TLS proxy it would guess https.
    __NEXT_PRIVATE_ORIGIN: `http://localhost:${port}`,
    ...extra,
  });
}

function printReady(port: number): void {
  console.log(`Order desk is ready at http://localhost:${port}`);
}

function unhealthy(port: number): ExpectedFailure {
  return new ExpectedFailure(
    `The application is not healthy (http://localhost:${port}/api/ready): see the output above.`,
  );
}

/** From the first response: a server that starts unhealthy does not recover. */
async function isHealthy(port: number): Promise<boolean> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline) {
    const response = await fetch(`http://127.0.0.1:${port}/api/ready`).catch(() => undefined);
    if (response) return response.ok;
    await pause(POLL_MS);
  }
  return false;
}
