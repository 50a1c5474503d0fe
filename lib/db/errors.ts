export type DbProblem =
  /** Another transaction won: run it again from the start. */
  | 'conflict'
  | 'locked'
  /** The connection failed; whether the last commit succeeded is unknown. */
  | 'unreachable'
  | 'disk-full';

const BY_CODE: Record<string, DbProblem> = {
  P2028: 'locked',
  UniqueConstraintViolation: 'conflict',
  ConnectionClosed: 'unreachable',
  DatabaseNotReachable: 'unreachable',
  SocketTimeout: 'unreachable',
  SQLITE_CONSTRAINT_UNIQUE: 'conflict',
  SQLITE_CONSTRAINT_PRIMARYKEY: 'conflict',
  SQLITE_FULL: 'disk-full',
  SQLITE_BUSY: 'locked',
  SQLITE_BUSY_SNAPSHOT: 'conflict',
  SQLITE_BUSY_RECOVERY: 'locked',
  SQLITE_PROTOCOL: 'locked',
  '23505': 'conflict',
  '40001': 'conflict',
  '40P01': 'conflict',
  '55P03': 'locked',
  // Disk full, too many connections, admin shutdown, crash, starting up, idle in transaction.
  '53100': 'disk-full',
  '53300': 'unreachable',
  '57P01': 'unreachable',
  '57P02': 'unreachable',
  '57P03': 'unreachable',
  '25P03': 'unreachable',
  '08000': 'unreachable',
  '08001': 'unreachable',
  '08003': 'unreachable',
  '08004': 'unreachable',
  '08006': 'unreachable',
  EAI_AGAIN: 'unreachable',
  ECONNABORTED: 'unreachable',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENOTFOUND: 'unreachable',
  EPIPE: 'unreachable',
  // A query on a connection that has just ended.
  ERR_STREAM_DESTROYED: 'unreachable',
  ERR_STREAM_WRITE_AFTER_END: 'unreachable',
  ETIMEDOUT: 'unreachable',
};

/** Errors of the PostgreSQL driver that have no code; the first comes from its pool. */
const BY_MESSAGE: [RegExp, DbProblem][] = [
  [/^timeout exceeded when trying to connect/, 'locked'],
  [
    /^(Connection terminated|Client (has encountered a connection error|was closed)|timeout expired)/,
    'unreachable',
  ],
];

export function classifyDbError(thrown: unknown): DbProblem | undefined {
  if (!(thrown instanceof Object)) return undefined;
  // The innermost error is the most precise: Prisma reports a locked SQLite database as a slow network.
  return classifyDbError(causeOf(thrown)) ?? classifySelf(thrown);
}

function classifySelf(error: object): DbProblem | undefined {
  const { originalCode, code, kind, severity, message } = error as Record<string, unknown>;
  // The server crashes, possibly from a full disk; the write may still be there when it is back.
  if (severity === 'PANIC') return 'unreachable';
  const known = [originalCode, code, kind].map((name) => BY_CODE[String(name)]);
  return (
    known.find((problem) => problem) ?? BY_MESSAGE.find(([text]) => text.test(String(message)))?.[1]
  );
}

function causeOf(error: object): unknown {
  const { cause, meta } = error as { cause?: unknown; meta?: { driverAdapterError?: unknown } };
  return meta?.driverAdapterError ?? cause;
}
