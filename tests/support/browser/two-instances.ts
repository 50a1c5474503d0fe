// The servers of the end-to-end tests on PostgreSQL: a database server, two instances of the application on one of its
// databases, a load balancer in front of them, and the accounts server. Stops all of them on SIGINT or SIGTERM.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { childEnvironment } from '@/lib/env';
import { newPostgresDatabase, prepareServer } from '@/scripts/lib/postgres-database';
import {
  accountsPort,
  addressOf,
  BALANCER_PORT,
  INSTANCE_PORTS,
} from '@/scripts/lib/test-addresses';
import { buildApplication } from '@/scripts/lib/build';
import { startPostgres } from '@/scripts/lib/postgres';
import { startBalancer } from './balancer';

await buildApplication();
const postgres = await startPostgres();
await prepareServer(postgres.url());
const { applicationUrl } = await newPostgresDatabase(postgres.url());

const instances = INSTANCE_PORTS.map((port) =>
  spawn(process.execPath, ['scripts/run.mjs', 'start'], {
    stdio: 'inherit',
    env: childEnvironment({ PORT: String(port), DATABASE_URL: applicationUrl }),
  }),
);
const accounts = spawn(
  process.execPath,
  ['--conditions=react-server', '--import', 'tsx', 'tests/support/browser/accounts-server.ts'],
  {
    stdio: 'inherit',
    env: childEnvironment({
      PORT: String(accountsPort(BALANCER_PORT)),
      DATABASE_URL: applicationUrl,
      NODE_ENV: 'test',
      PASSWORD_COST: '4',
    }),
  },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);

await Promise.all([...INSTANCE_PORTS, accountsPort(BALANCER_PORT)].map(waitUntilReady));
await startBalancer(BALANCER_PORT, INSTANCE_PORTS);

/** Waits without a limit: the caller has a timeout. */
async function waitUntilReady(port: number): Promise<void> {
  const answers = () => fetch(`${addressOf(port)}/api/ready`).catch(() => undefined);
  while (!(await answers())?.ok) await pause(100);
}

async function stop(): Promise<void> {
  // A child that has already exited never emits the event.
  const processes = [accounts, ...instances].filter(
    ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
  );
  const ends = processes.map((child) => once(child, 'exit'));
  for (const child of processes) child.kill('SIGINT');
  await Promise.all(ends);
  await postgres.remove();
  process.exit(0);
}
