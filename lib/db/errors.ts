/** What can go wrong in a database without anybody having made a mistake. */
export type DbProblem =
  /** Someone else was writing the same: trying again settles it. */
  | 'conflict'
  /** Someone else holds the lock, or all connections: trying again helps once they are done. */
  | 'locked'
  /** The server is away, or the connection was cut; whether the last commit was made is not known. */
  | 'unreachable'
  | 'disk-full';

const BY_CODE: Record<string, DbProblem> = {
  // Prisma's own
  P2028: 'locked',
  // what the driver adapters make of an error, which they may keep no code of
  UniqueConstraintViolation: 'conflict',
  ConnectionClosed: 'unreachable',
  DatabaseNotReachable: 'unreachable',
  SocketTimeout: 'unreachable',
  // better-sqlite3
  SQLITE_FULL: 'disk-full',
  SQLITE_BUSY: 'locked',
  SQLITE_BUSY_SNAPSHOT: 'conflict',
  SQLITE_BUSY_RECOVERY: 'locked',
  SQLITE_PROTOCOL: 'locked',
  // PostgreSQL: serialization, deadlock, lock not available
  '40001': 'conflict',
  '40P01': 'conflict',
  '55P03': 'locked',
  // disk full, too many connections, shut down by the administrator, crashed, starting up, idle in transaction
  '53100': 'disk-full',
  '53300': 'unreachable',
  '57P01': 'unreachable',
  '57P02': 'unreachable',
  '57P03': 'unreachable',
  '25P03': 'unreachable',
  // what stands between us and the server: connection failures, as a proxy or pooler tells them
  '08000': 'unreachable',
  '08001': 'unreachable',
  '08003': 'unreachable',
  '08004': 'unreachable',
  '08006': 'unreachable',
  // the network
  EAI_AGAIN: 'unreachable',
  ECONNABORTED: 'unreachable',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENOTFOUND: 'unreachable',
  EPIPE: 'unreachable',
  ETIMEDOUT: 'unreachable',
};

/** What the PostgreSQL driver says without a code. */
const BY_MESSAGE: [RegExp, DbProblem][] = [
  // by its pool, whose connections are all in use
  [/^timeout exceeded when trying to connect/, 'locked'],
  [
    /^(Connection terminated|Client (has encountered a connection error|was closed)|timeout expired)/,
    'unreachable',
  ],
];

/** The trouble that an error of the database stands for; undefined for what is somebody's mistake. */
export function classifyDbError(thrown: unknown): DbProblem | undefined {
  if (!(thrown instanceof Object)) return undefined;
  // The innermost error knows best: on SQLite, Prisma calls a taken lock a slow network.
  return classifyDbError(causeOf(thrown)) ?? ownProblem(thrown);
}

function ownProblem(error: object): DbProblem | undefined {
  const { originalCode, code, kind, severity, message } = error as Record<string, unknown>;
  // The server goes down with it, for want of a disk as well; what it had begun to write may be found when it is back.
  if (severity === 'PANIC') return 'unreachable';
  const known = [originalCode, code, kind].map((name) => BY_CODE[String(name)]);
  return (
    known.find((trouble) => trouble) ?? BY_MESSAGE.find(([text]) => text.test(String(message)))?.[1]
  );
}

/** The next error inside of an error; Prisma keeps the driver's in `meta`. */
function causeOf(error: object): unknown {
  const { cause, meta } = error as { cause?: unknown; meta?: { driverAdapterError?: unknown } };
  return meta?.driverAdapterError ?? cause;
}
