import { format, stripVTControlCharacters } from 'node:util';
import type { Logger } from 'pino';
import { isError, wordsOf } from './describe-error';

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
    (...said: unknown[]) => {
      const { message, err } = asText(said);
      if (err) log[level]({ err }, message || err.message.trim());
      else if (message) log[level](message);
    },
  ]);
  Object.assign(console, Object.fromEntries(methods));
}

export function asText(said: unknown[]): { message: string; err?: Error } {
  const err = said.find(isError);
  const words = said
    .filter((value) => value !== err)
    .map((value) => (isError(value) ? value.message : wordsOf(value)));
  const message = stripVTControlCharacters(format(...words))
    .replace(SIGNS, '')
    .trimEnd();
  return err ? { message, err } : { message };
}
