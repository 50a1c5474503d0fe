import { types } from 'node:util';

export type DescribedError = {
  type: string;
  message: string;
  stack?: string;
  code?: string;
  digest?: string;
  cause?: DescribedError;
};

const MAX_CAUSES = 5;

/** Only known fields: database errors carry more, such as the refused row. */
export function describeError(thrown: unknown, depth = 1): DescribedError {
  if (!isError(thrown)) return { type: typeof thrown, message: describeValue(thrown) };
  const { name, message, stack, cause, code, digest } = thrown as Error & Record<string, unknown>;
  return {
    type: name,
    message,
    ...(stack && { stack }),
    ...(isScalar(code) && { code: String(code) }),
    ...(isScalar(digest) && { digest: String(digest) }),
    ...(cause !== undefined && depth < MAX_CAUSES && { cause: describeError(cause, depth + 1) }),
  };
}

export function isError(thrown: unknown): thrown is Error {
  return thrown instanceof Error || types.isNativeError(thrown);
}

export function describeValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return `[${value.constructor?.name ?? 'Object'}]`;
}

function isScalar(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
