import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { constants } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { closeAll, endAnswers, startDraining } from './lifecycle';

/** All in milliseconds. */
const TIMES = {
  /** How long the server goes on accepting after SIGTERM, so that a balancer sees that it is not ready any more. */
  grace: 3_000,
  /** From the signal to the end of the process, whatever hangs. */
  limit: 14_000,
  /** One Ctrl-C arrives several times: from the terminal, and from each process above this one. */
  echo: 1_000,
};

/** How often idle connections are closed, and how often is looked whether the process that started this one lives. */
const SWEEP_MS = 50;
const PARENT_MS = 500;

type Signal = 'SIGINT' | 'SIGTERM';

type Stopping = {
  server: Server;
  /** Answers that are not finished yet. */
  inFlight: ReadonlySet<ServerResponse>;
  /** Ends what still goes on after the last answer. */
  finish: () => Promise<void>;
  log: Logger;
  times?: typeof TIMES;
};

/**
 * Ends this process with 0 when it is told to: SIGTERM lets a balancer notice first, SIGINT does not, and with both the
 * requests in flight are answered, within 15 s. A second signal ends it at once. A server that was left alone by the
 * process that started it takes that for SIGTERM.
 */
export function stopOnSignal(stopping: Stopping): void {
  const { echo } = stopping.times ?? TIMES;
  let asked: number | undefined;
  const hear = (signal: Signal) => {
    if (asked === undefined) {
      asked = performance.now();
      void stop(signal, stopping);
    } else if (performance.now() - asked > echo) {
      process.exit(128 + constants.signals[signal]);
    }
  };
  process.on('SIGINT', hear).on('SIGTERM', hear);
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    hear('SIGTERM');
  }, PARENT_MS);
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
    endAnswers();
    await closed(server, inFlight);
    await finish();
    await closeAll();
    log.info('Stopped');
  } catch (err) {
    log.error({ err }, 'Stopped with an error');
  }
  process.exit(0);
}

/** Accepts nothing more, and resolves when the last answer is out. */
async function closed(server: Server, inFlight: ReadonlySet<ServerResponse>): Promise<void> {
  for (const response of inFlight) {
    if (!response.headersSent) response.setHeader('Connection', 'close');
  }
  const end = once(server, 'close');
  server.close();
  // A connection that falls idle later, because its answer had begun before, would be kept for as long as it likes.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  await end;
  clearInterval(sweep);
}
