import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Actor } from '@/lib/auth/actor';
import { childEnvironment } from '@/lib/env';
import type { ChangeResult, VersionedRef } from '@/lib/orders/mutations';
import type { OrderDetails } from '@/lib/orders/order';
import type { OrderRow } from '@/lib/orders/list/queries';
import type { RefusalCode } from '@/lib/errors';

const PROGRAM = 'tests/faults/application-process.ts';
const SECRET = 'only-for-tests-only-for-tests-only-for-tests';

/** A change of an order, with the input of its mutation. */
export type Change =
  | { do: 'createOrder'; input: OrderDetails & { operationId: string; orderId: string } }
  | { do: 'editOrder'; input: OrderDetails & VersionedRef }
  | { do: 'markDelivered' | 'reopenOrder' | 'deleteOrder'; input: VersionedRef };

export type Command =
  | { do: 'nothing' }
  | { do: 'join'; workspaceId?: string; name?: string }
  | { do: 'list'; userId: string }
  | (Change & { userId: string });

/** The outcome of a command; `lost` when the process ended before it answered. */
export type Outcome<T = unknown> =
  { answer: T } | { refusal: RefusalCode } | { fault: string } | { lost: true };

/** The application in its own process. */
export type Application = {
  /** Resolves as soon as the process answers, or has ended without an answer. Never rejects. */
  change: (userId: string, change: Change) => Promise<Outcome<ChangeResult>>;
  list: (userId: string) => Promise<Outcome<OrderRow[]>>;
  /** The time that the process takes to answer an empty command, in milliseconds. */
  latency: () => Promise<number>;
  /** A new user, in a new workspace unless one is given. */
  join: (given?: { workspaceId?: string; name?: string }) => Promise<Actor>;
  /** Sends SIGKILL. */
  kill: () => Promise<void>;
  /** Lets it finish, and returns its exit code; null if a signal ended it. */
  end: () => Promise<number | null>;
  /** Lets it finish; returns a problem if it failed or wrote to its error output. */
  endCleanly: () => Promise<string[]>;
};

/** Starts the application on the database at `url`. */
export function startApplication(url: string): Application {
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', PROGRAM], {
    env: childEnvironment({ DATABASE_URL: url, AUTH_SECRET: SECRET, LOG_LEVEL: 'warn' }),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const waiting = new Map<number, (outcome: Outcome) => void>();
  let sent = 0;
  let errorOutput = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  void ended.then(() => waiting.forEach((resolve) => resolve({ lost: true })));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { number, outcome } = JSON.parse(line) as { number: number; outcome: Outcome };
    waiting.get(number)?.(outcome);
    waiting.delete(number);
  });
  child.stderr.setEncoding('utf8').on('data', (text) => (errorOutput += text));
  // Writing to a process that has just ended is expected; the command counts as lost.
  child.stdin.on('error', () => undefined);

  function ask<T>(command: Command): Promise<Outcome<T>> {
    const number = ++sent;
    return new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve({ lost: true });
      waiting.set(number, resolve as (outcome: Outcome) => void);
      child.stdin.write(`${JSON.stringify({ number, command })}\n`);
    });
  }

  function end(): Promise<number | null> {
    child.stdin.end();
    return ended;
  }

  return {
    change: (userId, change) => ask({ ...change, userId }),
    list: (userId) => ask({ do: 'list', userId }),
    join: async (given) => {
      const outcome = await ask<Actor>({ do: 'join', ...given });
      if ('answer' in outcome) return outcome.answer;
      throw new Error(`no user could join: ${JSON.stringify(outcome)} ${errorOutput}`);
    },
    latency: async () => {
      const start = performance.now();
      await ask({ do: 'nothing' });
      return performance.now() - start;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    end,
    endCleanly: async () => {
      const isClean = (await end()) === 0 && errorOutput === '';
      return isClean ? [] : [`error output: ${errorOutput}`];
    },
  };
}
