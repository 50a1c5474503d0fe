export type Engine = 'sqlite' | 'postgresql';

export function engineOf(url: string): Engine {
  return url.startsWith('file:') ? 'sqlite' : 'postgresql';
}

export type Row = Record<string, unknown>;

/** Bypasses Prisma: rows exactly as stored, times as text of the engine, parameters `$1`, `$2`, … on both engines. */
export type Raw = {
  readonly engine: Engine;
  execute(script: string): Promise<void>;
  rows<R = Row>(sql: string, parameters?: unknown[]): Promise<R[]>;
  /** Returns the number of changed rows. */
  run(sql: string, parameters?: unknown[]): Promise<number>;
  /** Streams a large result in constant memory. Only inside {@link snapshot}. */
  batches<R = Row>(sql: string, parameters?: unknown[]): AsyncGenerator<R[]>;
  close(): Promise<void>;
};

/** `write` creates a missing embedded database; `read` never does. */
export type Purpose = 'read' | 'write';
