import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Count, WorkerMessage } from '@/lib/http/shared-counts';
import { onStopSignal } from '@/scripts/bootstrap/child.mjs';

const TIMES = {
  /** Before a crashed process is restarted; doubled each time it crashes within `steady`. */
  firstPause: 100,
  longestPause: 30_000,
  steady: 60_000,
};

export type Supervision = {
  /** Starts one server process, with an IPC channel. */
  spawn: (index: number) => ChildProcess;
  count: number;
  /** Whether the application can serve, once the first process answers. */
  isHealthy: () => Promise<boolean>;
  onReady: () => void;
  log: Pick<Logger, 'error'>;
  times?: typeof TIMES;
};

type Worker = {
  child: ChildProcess;
  startedAt: number;
  isListening: boolean;
  counts: Map<string, number>;
  /** Also resolves when it ends before. */
  listening: Promise<void>;
  ended: Promise<Ending>;
};

type Ending = { code: number; reason: string };

/**
 * Runs server processes, restarts those that crash, forwards signals, and tells each the counts of the others.
 * @returns the exit code after a signal, or of the first process if it can't start; 'unhealthy' if it can't serve
 */
export async function supervise({
  spawn,
  count,
  isHealthy,
  onReady,
  log,
  times = TIMES,
}: Supervision): Promise<number | 'unhealthy'> {
  const workers = new Set<Worker>();
  const stopping = new AbortController();
  let exitCode = 0;
  const ignoreSignals = onStopSignal((signal) => {
    stopping.abort();
    for (const { child } of workers) child.kill(signal);
  });
  try {
    // Alone, so that what is wrong is printed once.
    const first = start(0);
    const found = await Promise.race([first.ended, isHealthy()]);
    if (typeof found === 'object') return found.code;
    if (!found) {
      if (!stopping.signal.aborted) first.child.kill('SIGINT');
      const { code } = await first.ended;
      return stopping.signal.aborted ? code : 'unhealthy';
    }
    const others = Array.from({ length: count - 1 }, (_, index) => start(index + 1));
    const end = Promise.all([first, ...others].map(keepRunning));
    await Promise.all(others.map(({ listening }) => listening));
    if (!stopping.signal.aborted) onReady();
    await end;
    return exitCode;
  } finally {
    ignoreSignals();
  }

  async function keepRunning(worker: Worker, index: number): Promise<void> {
    let wait = times.firstPause;
    for (let running = worker; ; running = start(index)) {
      const { code, reason } = await running.ended;
      if (stopping.signal.aborted) {
        if (running.isListening) exitCode ||= code;
        return;
      }
      const isSteady = performance.now() - running.startedAt > times.steady;
      if (isSteady) wait = times.firstPause;
      log.error(
        `Server process ${running.child.pid} ended with ${reason}; starting another in ${wait} ms`,
      );
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      wait = Math.min(2 * wait, times.longestPause);
    }
  }

  function start(index: number): Worker {
    const child = spawn(index);
    const ended = endOf(child);
    const worker: Worker = {
      child,
      startedAt: performance.now(),
      isListening: false,
      counts: new Map(),
      listening: new Promise((resolve) => {
        child.on('message', (message: WorkerMessage) => {
          if (message.is === 'count') return receive(worker, message);
          worker.isListening = true;
          resolve();
        });
        void ended.then(() => resolve());
      }),
      ended,
    };
    const names = new Set([...workers].flatMap(({ counts }) => [...counts.keys()]));
    workers.add(worker);
    for (const name of names) tell(worker, name);
    void ended.then(() => {
      workers.delete(worker);
      for (const name of worker.counts.keys()) tellOthers(worker, name);
    });
    return worker;
  }

  function receive(from: Worker, { name, count }: Count): void {
    if (count > 0) from.counts.set(name, count);
    else from.counts.delete(name);
    tellOthers(from, name);
  }

  function tellOthers(from: Worker, name: string): void {
    for (const worker of workers) if (worker !== from) tell(worker, name);
  }

  function tell(worker: Worker, name: string): void {
    const others = [...workers].filter((other) => other !== worker);
    const sum = others.reduce((total, { counts }) => total + (counts.get(name) ?? 0), 0);
    // It may just have ended.
    worker.child.send({ name, count: sum } satisfies Count, () => undefined);
  }
}

function endOf(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve) => {
    child.on('error', (error) => {
      if (child.pid === undefined) resolve({ code: 1, reason: error.message });
    });
    child.once('exit', (code, signal) => {
      if (code !== null) resolve({ code, reason: `exit code ${code}` });
      else resolve({ code: 128 + constants.signals[signal!], reason: signal! });
    });
  });
}
