import { format, stripVTControlCharacters } from 'node:util';
import type { Logger } from 'pino';
import { isError, describeValue } from './describe-error';

const LEVELS = {
  trace: 'debug',
  debug: 'debug',
  dir: 'debug',
  log: 'info',
  info: 'info',
  warn: 'warn',
  error: 'error',
} as const;

const SIGNS = /^[\s○⨯⚠▲✓»]+/u;

export function logConsole(log: Logger): void {
  const methods = Object.entries(LEVELS).map(([method, level]) => [
    method,
    (...values: unknown[]) => {
      const { message, err } = asText(values);
      if (err) log[level]({ err }, message || err.message.trim());
      else if (message) log[level](message);
    },
  ]);
  Object.assign(console, Object.fromEntries(methods));
}

export function asText(values: unknown[]): { message: string; err?: Error } {
  const err = values.find(isError);
  const texts = values
    .filter((value) => value !== err)
    .map((value) => (isError(value) ? value.message : describeValue(value)));
  const message = stripVTControlCharacters(format(...texts))
    .replace(SIGNS, '')
    .trimEnd();
  return err ? { message, err } : { message };
}
