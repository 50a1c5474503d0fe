import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { withRetry } from '@/lib/db/retry';
import { classifyDbError, type DbProblem } from '@/lib/db/errors';
import { Refusal } from '@/lib/errors';
import { refusalOf } from '@/tests/support/refusals';

/** A driver error, as Prisma wraps it for a query and, differently, for a COMMIT. */
function fromQuery(code: string, cause: object): object {
  return { code, meta: { driverAdapterError: { cause } } };
}
const fromCommit = (cause: object) => ({ name: 'DriverAdapterError', cause });

const error = (message: string) => new Error(message);

const TROUBLES: [what: string, thrown: unknown, trouble: DbProblem | undefined][] = [
  [
    'a lock held by another process',
    fromQuery('P1008', { kind: 'SocketTimeout', originalCode: 'SQLITE_BUSY' }),
    'locked',
  ],
  ['a full disk', fromQuery('P2039', { kind: 'sqlite', originalCode: 'SQLITE_FULL' }), 'disk-full'],
  [
    'a full disk at COMMIT',
    fromCommit({ kind: 'sqlite', originalCode: 'SQLITE_FULL' }),
    'disk-full',
  ],
  [
    'a full disk that takes the server down',
    fromQuery('P2039', { kind: 'postgres', originalCode: '53100', severity: 'PANIC' }),
    'unreachable',
  ],
  ['a transaction that found no connection', { code: 'P2028' }, 'locked'],
  [
    'a deadlock',
    fromQuery('P2034', { kind: 'TransactionWriteConflict', originalCode: '40P01' }),
    'conflict',
  ],
  [
    'a failed serialization',
    fromQuery('P2034', { kind: 'TransactionWriteConflict', originalCode: '40001' }),
    'conflict',
  ],
  [
    'the same row twice at once',
    fromQuery('P2002', { kind: 'UniqueConstraintViolation' }),
    'conflict',
  ],
  ['a server that is gone', fromQuery('P1001', { kind: 'DatabaseNotReachable' }), 'unreachable'],
  ['a slow network', fromQuery('P1008', { kind: 'SocketTimeout' }), 'unreachable'],
  ['a connection reset at COMMIT', fromCommit({ kind: 'ConnectionClosed' }), 'unreachable'],
  [
    'a server that shuts down',
    fromQuery('P2039', { kind: 'postgres', originalCode: '57P01' }),
    'unreachable',
  ],
  [
    'too many connections',
    fromQuery('P2037', { kind: 'TooManyConnections', originalCode: '53300' }),
    'unreachable',
  ],
  ['a connection cut in mid-air', error('Connection terminated unexpectedly'), 'unreachable'],
  [
    'a name that is not known now',
    Object.assign(error('dns'), { code: 'EAI_AGAIN' }),
    'unreachable',
  ],
  ['a pool that is all in use', error('timeout exceeded when trying to connect'), 'locked'],
  [
    "a guard's refusal",
    fromQuery('P2003', {
      kind: 'ForeignKeyConstraintViolation',
      originalCode: 'SQLITE_CONSTRAINT_TRIGGER',
    }),
    undefined,
  ],
  ['a refusal', new Refusal('busy', {}), undefined],
  ['a fault of ours', new TypeError('undefined is not a function'), undefined],
  ['a text', 'SQLITE_BUSY', undefined],
  ['nothing', undefined, undefined],
];

describe('a database problem', () => {
  test.each(TROUBLES)('is recognized from %s', (_, thrown, trouble) => {
    expect(classifyDbError(thrown)).toBe(trouble);
  });
});

describe('retrying', () => {
  const conflict = { code: '40001' };
  const locked = { code: 'SQLITE_BUSY' };
  const cut = error('Connection terminated unexpectedly');
  const full = { code: 'SQLITE_FULL' };

  /** Milliseconds per attempt on the mocked clock, so that a busy machine has no influence. */
  const ATTEMPT_MS = 40;
  const PATIENCE_MS = 100;
  let clock = 0;
  beforeEach(() => {
    const now = vi.spyOn(performance, 'now').mockImplementation(() => clock);
    onTestFinished(() => now.mockRestore());
  });

  /** Fails with each of these errors in turn, then always with the last one. */
  function meeting(...thrown: unknown[]) {
    return vi.fn(() => {
      clock += ATTEMPT_MS;
      return Promise.reject(thrown.length > 1 ? thrown.shift() : thrown[0]);
    });
  }

  test.each([conflict, locked, cut])(
    'continues until the problem has passed: %o',
    async (trouble) => {
      const work = vi.fn().mockRejectedValueOnce(trouble).mockRejectedValueOnce(trouble);
      work.mockResolvedValue('done');
      expect(await withRetry(work)).toBe('done');
      expect(work).toHaveBeenCalledTimes(3);
    },
  );

  test('does not apply to bugs, refusals and a full disk', async () => {
    for (const thrown of [new TypeError('ours'), new Refusal('stale', {} as never)]) {
      const work = meeting(thrown);
      await expect(withRetry(work)).rejects.toBe(thrown);
      expect(work).toHaveBeenCalledTimes(1);
    }
    const work = meeting(full);
    await refusalOf(withRetry(work), 'disk-full');
    expect(work).toHaveBeenCalledTimes(1);
  });

  test('gives up after a while, and says why', async () => {
    const work = meeting(locked);
    await refusalOf(withRetry(work, PATIENCE_MS), 'busy');
    expect(work).toHaveBeenCalledTimes(3);
    await refusalOf(withRetry(meeting(cut), PATIENCE_MS), 'unreachable');
  });

  test('never claims that nothing changed after an attempt that may have committed', async () => {
    await refusalOf(withRetry(meeting(cut, locked), PATIENCE_MS), 'unreachable');
    await refusalOf(withRetry(meeting(cut, full), PATIENCE_MS), 'unreachable');
    await refusalOf(withRetry(meeting(locked, full), PATIENCE_MS), 'disk-full');
  });

  test('reports an endless conflict as a bug', async () => {
    const work = meeting(conflict);
    await expect(withRetry(work)).rejects.toBe(conflict);
    expect(work.mock.calls.length).toBeGreaterThan(5);
  });
});
