import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { childEnvironment } from '@/lib/env';
import { waitForExit } from '@/scripts/bootstrap/child.mjs';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { assertPortFree } from './port';

const POLL_MS = 100;
const START_TIMEOUT_MS = 120_000;

/** Parameters of Node. The server process writes warnings to its log itself. */
const SERVERS: Record<'start' | 'dev', (port: number) => string[]> = {
  start: () => ['--no-warnings', '--import', 'tsx', 'lib/http/main.ts'],
  dev: (port) => ['node_modules/next/dist/bin/next', 'dev', '-p', String(port)],
};

/**
 * Serves the application on the port until a signal stops it, and prints the URL once it is ready.
 * @param mode `start` for the production build, `dev` for the development server
 * @returns the exit code of the server
 * @throws ExpectedFailure if the port is in use, or the application isn't healthy
 */
export async function serve(mode: 'start' | 'dev', port: number): Promise<number> {
  await assertPortFree(port, mode === 'start' ? 'npm start' : 'npm run dev');
  const environment = childEnvironment({
    NODE_ENV: mode === 'start' ? 'production' : 'development',
    NEXT_TELEMETRY_DISABLED: '1',
    // Next requests the page after an action from this URL. Behind a TLS proxy it would guess https.
    __NEXT_PRIVATE_ORIGIN: `http://localhost:${port}`,
  });
  const child = spawn(process.execPath, SERVERS[mode](port), {
    stdio: 'inherit',
    env: environment,
  });
  const exit = waitForExit(child, 'node');
  const first = await Promise.race([exit, firstHealth(port)]);
  if (typeof first === 'number') return first;
  if (first === 'unhealthy') {
    child.kill('SIGINT');
    await exit;
    throw new ExpectedFailure(
      `The application is not healthy (http://localhost:${port}/api/ready): see the output above.`,
    );
  }
  console.log(`Order desk is ready at http://localhost:${port}`);
  return exit;
}

/** From the first response: a server that starts unhealthy does not recover. */
async function firstHealth(port: number): Promise<'healthy' | 'unhealthy'> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline) {
    const response = await fetch(`http://127.0.0.1:${port}/api/ready`).catch(() => undefined);
    if (response) return response.ok ? 'healthy' : 'unhealthy';
    await pause(POLL_MS);
  }
  return 'unhealthy';
}
