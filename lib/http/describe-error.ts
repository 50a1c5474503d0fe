import { types } from 'node:util';

/** What the log tells about an error. */
export type DescribedError = {
  type: string;
  message: string;
  stack?: string;
  code?: string;
  /** Next's short hash of the error, which is all that a browser is told about it. */
  digest?: string;
  cause?: DescribedError;
};

/** How long a chain of causes may get; one that leads back to itself ends here too. */
const LONGEST_CHAIN = 5;

/**
 * An error as the log tells it: what stands here and nothing else. Errors of database drivers carry more, such as
 * the row that was refused.
 */
export function describeError(thrown: unknown, depth = 1): DescribedError {
  if (!isError(thrown)) return { type: typeof thrown, message: wordsOf(thrown) };
  const { name, message, stack, cause, code, digest } = thrown as Error & Record<string, unknown>;
  return {
    type: name,
    message,
    ...(stack && { stack }),
    ...(isWord(code) && { code: String(code) }),
    ...(isWord(digest) && { digest: String(digest) }),
    ...(cause !== undefined && depth < LONGEST_CHAIN && { cause: describeError(cause, depth + 1) }),
  };
}

/** Errors of worker threads and of other realms are no instances of this one's class. */
export function isError(thrown: unknown): thrown is Error {
  return thrown instanceof Error || types.isNativeError(thrown);
}

/** Any value in words; an object is named, and never shown. */
export function wordsOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return `[${value.constructor?.name ?? 'Object'}]`;
}

function isWord(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
