import { format, stripVTControlCharacters } from 'node:util';
import type { Logger } from 'pino';
import { isError, wordsOf } from './describe-error';

/** The level at which the log writes what is said through each method of the console. */
const LEVELS = {
  trace: 'debug',
  debug: 'debug',
  dir: 'debug',
  log: 'info',
  info: 'info',
  warn: 'warn',
  error: 'error',
} as const;

/** The signs that Next puts before its sentences. */
const SIGNS = /^[\s○⨯⚠▲✓»]+/u;

/** Has all that Next, its libraries and our own code say to the console written into the log instead. */
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

/** What was said, as one sentence, and the first error in it. Other objects are named only: who knows what is in them. */
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
