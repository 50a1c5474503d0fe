import { env } from '@/lib/env';
import type { Row } from './engine';
import type { Sql } from './sql';

/**
 * Prepared statements, beside Prisma on the same connection. Columns have the types of the schema, but expressions such as
 * counts and comparisons those of the engine: parse rows with zod.
 */
export type Statements = {
  rows: (query: Sql) => Promise<Row[]>;
  one: (query: Sql) => Promise<Row | undefined>;
  /** Returns the number of changed rows. */
  run: (query: Sql) => Promise<number>;
};

/** Exactly one of the two ends it. */
export type OpenTransaction = {
  statements: Statements;
  commit: () => Promise<void>;
  rollback: () => Promise<void>;
};

/** The way to the database beside Prisma. */
export type Direct = {
  statements: Statements;
  begin: () => Promise<OpenTransaction>;
  /** Runs a transaction of Prisma; `run` gets the statements on its connection. */
  beside: <T>(run: (inside: () => Statements) => Promise<T>) => Promise<T>;
};

/** Statements that `isAllowed` may refuse by throwing. */
export function guarded(isAllowed: () => void, statements: Statements): Statements {
  const guard =
    <T>(run: (query: Sql) => Promise<T>) =>
    async (query: Sql) => {
      isAllowed();
      return run(query);
    };
  return {
    rows: guard(statements.rows),
    one: guard(statements.one),
    run: guard(statements.run),
  };
}

/** A cache of this size in order of use; the least recently used entry is dropped. */
export function boundedCache<V>(size: number): (key: string, make: () => V) => V {
  const kept = new Map<string, V>();
  return (key, make) => {
    const found = kept.get(key);
    const value = found ?? make();
    if (found !== undefined) kept.delete(key);
    kept.set(key, value);
    if (kept.size > size) kept.delete(kept.keys().next().value!);
    return value;
  };
}

/** For `LOG_LEVEL=debug`, as Prisma does. */
export function logStatement(): (text: string) => void {
  return env().LOG_LEVEL === 'debug' ? (text) => console.debug(text) : () => undefined;
}
