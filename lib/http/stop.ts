import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { constants } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { closeAll, endAnswers, startDraining } from './lifecycle';

const TIMES = {
  /** For load balancers to notice that the server is no longer ready. */
  grace: 3_000,
  /** From the signal to the end of the process, whatever hangs. */
  limit: 14_000,
  /** One Ctrl-C arrives several times: from the terminal and from each parent process. */
  echo: 1_000,
};

const SWEEP_MS = 50;
const PARENT_CHECK_MS = 500;

type Signal = 'SIGINT' | 'SIGTERM';

type Stopping = {
  server: Server;
  inFlight: ReadonlySet<ServerResponse>;
  finish: () => Promise<void>;
  log: Logger;
  times?: typeof TIMES;
};

/** Exits with 0 on SIGTERM, SIGINT, or the death of the parent process, within 15 s; a second signal exits at once. */
export function stopOnSignal(stopping: Stopping): void {
  const { echo } = stopping.times ?? TIMES;
  let stoppingSince: number | undefined;
  const onSignal = (signal: Signal) => {
    if (stoppingSince === undefined) {
      stoppingSince = performance.now();
      void stop(signal, stopping);
    } else if (performance.now() - stoppingSince > echo) {
      process.exit(128 + constants.signals[signal]);
    }
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    onSignal('SIGTERM');
  }, PARENT_CHECK_MS);
}

async function stop(signal: Signal, stopping: Stopping): Promise<never> {
  const { server, inFlight, finish, log, times = TIMES } = stopping;
  startDraining();
  log.info(`Stopping on ${signal}`);
  setTimeout(() => {
    log.warn(`Stopped with ${inFlight.size} requests unanswered`);
    process.exit(0);
  }, times.limit);
  try {
    if (signal === 'SIGTERM') await pause(times.grace);
    await endAnswers();
    await closeServer(server, inFlight);
    await finish();
    await closeAll();
    log.info('Stopped');
  } catch (err) {
    log.error({ err }, 'Stopped with an error');
  }
  process.exit(0);
}

async function closeServer(server: Server, inFlight: ReadonlySet<ServerResponse>): Promise<void> {
  for (const response of inFlight) {
    if (!response.headersSent) response.setHeader('Connection', 'close');
  }
  const end = once(server, 'close');
  server.close();
  // Connections that become idle later would otherwise stay open.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  await end;
  clearInterval(sweep);
}
