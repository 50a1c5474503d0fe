import { spawn } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';
import { Refusal } from '@/lib/errors';
import { MOST_CHARACTERS, MOST_COLUMNS, unreadable } from '@/lib/imports/file/limits';
import * as messages from '@/lib/imports/file/messages';
import type { Row } from '@/lib/imports/file/records';
import { noteTemporaryFailure } from '@/lib/http/request-context';
import type { WorkbookProblem } from './problem.mjs';
import type { Job, ReadSheet, Unreadable } from './workbook-worker.mjs';

/** In bytes; 5 MB as Windows counts them. */
export const MOST_WORKBOOK_BYTES = 5 * 1024 * 1024;

/** With the column names. */
const MOST_ROWS = 50_001;

/** Of the JavaScript heap: a million short texts and numbers, in 50,000 rows, need less than 192 MB. */
const MEMORY_MB = 256;

/** They take 7 s of one core, which is shared with other processes. */
const TIME_LIMIT_MS = 60_000;

/** Each waits for those before it. */
const MOST_WAITING = 8;

const WORKER = path.resolve('lib/imports/workbook/workbook-worker.mjs');

type Queue = { waiting: number; last: Promise<unknown> };

// One queue per process, however often Next loads this module.
const shared = globalThis as typeof globalThis & { orderDeskWorkbooks?: Queue };

export type Workbook = {
  sheet: string;
  /** All sheets with rows, visible ones first. */
  sheets: string[];
  /** Iterate them once, and immediately: the next workbook waits until they end or are dropped. */
  batches: () => AsyncGenerator<Row[]>;
};

/**
 * Reads a sheet: the named one, else the first visible one that has more than one row. One workbook at a time, until its
 * batches end, in a process that ends if it needs too much memory or time.
 * @throws Refusal `unreadable-file`, or `busy` if too many are waiting
 */
export async function readWorkbook(bytes: Uint8Array, sheet: string | null): Promise<Workbook> {
  const endTurn = await takeTurn();
  try {
    const limits = { mostRows: MOST_ROWS, mostColumns: MOST_COLUMNS };
    const found = await runJob({ bytes, sheet, ...limits, mostCharacters: MOST_CHARACTERS });
    if ('problem' in found) throw unreadable(problemText(found));
    const { batches, ...names } = found;
    return { ...names, batches: () => batchesOf(batches, endTurn) };
  } catch (thrown) {
    endTurn();
    throw thrown;
  }
}

/** Returns a function that ends the turn; call it once. */
async function takeTurn(): Promise<() => void> {
  const queue = (shared.orderDeskWorkbooks ??= { waiting: 0, last: Promise.resolve() });
  if (queue.waiting >= MOST_WAITING) {
    noteTemporaryFailure('busy');
    throw new Refusal('busy', {});
  }
  queue.waiting += 1;
  const before = queue.last;
  let end!: () => void;
  queue.last = new Promise<void>((resolve) => (end = resolve));
  await before;
  return () => {
    queue.waiting -= 1;
    end();
  };
}

/** A process, not a thread: a thread that needs too much memory at once ends the whole server. */
function runJob(job: Job): Promise<ReadSheet | Unreadable> {
  return new Promise((resolve, reject) => {
    // Not fork(), whose module Next tries to bundle.
    const worker = spawn(process.execPath, [`--max-old-space-size=${MEMORY_MB}`, WORKER], {
      // It reads what strangers wrote, and needs no secrets.
      env: { NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
      killSignal: 'SIGKILL',
    });
    worker.once('message', (found) => resolve(found as ReadSheet | Unreadable));
    worker.once('error', (error) => {
      if (error.name === 'AbortError') resolve({ problem: 'largeWorkbook' });
      else reject(error);
    });
    worker.once('close', (code) => {
      // 1 is an exception; without memory, or killed by the system, it has another code or none.
      if (code === 1) console.error(new Error('The workbook worker ended with an exception.'));
      // No effect after an answer.
      resolve({ problem: code === 0 || code === 1 ? 'damagedWorkbook' : 'largeWorkbook' });
    });
    worker.send(job, (error) => error && worker.kill('SIGKILL'));
  });
}

const batchSchema = z.array(z.object({ line: z.int(), cells: z.array(z.string()) }));

async function* batchesOf(batches: readonly string[], endTurn: () => void): AsyncGenerator<Row[]> {
  try {
    for (const batch of batches) yield batchSchema.parse(JSON.parse(batch));
  } finally {
    endTurn();
  }
}

const PROBLEMS: Record<WorkbookProblem, string | ((line: number) => string)> = {
  binaryWorkbook: messages.binaryWorkbook,
  openDocument: messages.openDocument,
  numbers: messages.numbers,
  word: messages.word,
  presentation: messages.presentation,
  compressed: messages.compressed,
  damagedWorkbook: messages.damagedWorkbook,
  largeWorkbook: messages.largeWorkbook,
  manyWorkbookRows: messages.manyWorkbookRows(MOST_ROWS - 1),
  manyWorkbookColumns: (line) => messages.tooManyColumns({ line, most: MOST_COLUMNS }),
  longWorkbookRow: (line) =>
    messages.tooManyCharacters({ line, most: MOST_CHARACTERS, isOneLine: true }),
  emptyWorkbook: messages.emptyWorkbook,
  noSheet: messages.noSheet,
};

function problemText({ problem, line }: Unreadable): string {
  const text = PROBLEMS[problem];
  return typeof text === 'string' ? text : text(line!);
}
