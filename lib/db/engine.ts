/** The database engines that this product runs on. */
export type Engine = 'sqlite' | 'postgresql';

/** `file:./data/oms.db` or `postgresql://…` → which engine that is. */
export function engineOf(url: string): Engine {
  return url.startsWith('file:') ? 'sqlite' : 'postgresql';
}

export type Row = Record<string, unknown>;

/**
 * One plain connection beside Prisma: for set-up, verification, copies and whoever must see rows as they are stored.
 * Times come as text, in the engine's own notation. Parameters stand in the SQL as `$1`, `$2`, … on both engines.
 */
export type Raw = {
  readonly engine: Engine;
  /** Runs a script of any number of statements. */
  execute(script: string): Promise<void>;
  /** Runs one statement; answers its rows. */
  rows<R = Row>(sql: string, parameters?: unknown[]): Promise<R[]>;
  /** Runs one statement; answers how many rows it changed. */
  run(sql: string, parameters?: unknown[]): Promise<number>;
  /** The rows of a long answer, some hundreds at a time, in constant memory. Only inside {@link snapshot}. */
  batches<R = Row>(sql: string, parameters?: unknown[]): AsyncGenerator<R[]>;
  close(): Promise<void>;
};

/** `write` makes an embedded database that is missing; `read` never writes and never makes anything. */
export type Purpose = 'read' | 'write';
