import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { childEnvironment } from '@/lib/env';
import { ended } from '@/scripts/bootstrap/child.mjs';
import { ExpectedFailure } from '@/scripts/bootstrap/failure.mjs';
import { assertPortFree } from './port';

const POLL_MS = 100;
/** How long the application may take before it answers. */
const PATIENCE_MS = 120_000;

/** What Node runs. Warnings of the server process are lines of its log. */
const SERVERS: Record<'start' | 'dev', (port: number) => string[]> = {
  start: () => ['--no-warnings', '--import', 'tsx', 'lib/http/main.ts'],
  dev: (port) => ['node_modules/next/dist/bin/next', 'dev', '-p', String(port)],
};

/**
 * Serves the application on the port until it is told to stop, and prints the address once it answers.
 * @param mode `start` for the production build, `dev` for the development server
 * @returns the exit code of the server
 * @throws ExpectedFailure when the port is taken, or the application is not healthy
 */
export async function serve(mode: 'start' | 'dev', port: number): Promise<number> {
  await assertPortFree(port, mode === 'start' ? 'npm start' : 'npm run dev');
  const environment = childEnvironment({
    NODE_ENV: mode === 'start' ? 'production' : 'development',
    NEXT_TELEMETRY_DISABLED: '1',
    // Where Next asks itself for the page that an action leads to; it would guess https behind a proxy with TLS.
    __NEXT_PRIVATE_ORIGIN: `http://localhost:${port}`,
  });
  const child = spawn(process.execPath, SERVERS[mode](port), {
    stdio: 'inherit',
    env: environment,
  });
  const end = ended(child, 'node');
  const first = await Promise.race([end, firstAnswer(port)]);
  if (typeof first === 'number') return first;
  if (first === 'unhealthy') {
    child.kill('SIGINT');
    await end;
    throw new ExpectedFailure(
      `The application is not healthy (http://localhost:${port}/api/ready): what stands above says why.`,
    );
  }
  console.log(`Order desk is ready at http://localhost:${port}`);
  return end;
}

/** Its first answer decides: a server that cannot be healthy at once will not become so. */
async function firstAnswer(port: number): Promise<'healthy' | 'unhealthy'> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/ready`).catch(() => undefined);
    if (answer) return answer.ok ? 'healthy' : 'unhealthy';
    await pause(POLL_MS);
  }
  return 'unhealthy';
}
