import pino, { type DestinationStream, type Logger } from 'pino';
import { describeError } from './describe-error';
import { requestContext, type RequestContext } from './request-context';
import { redactLine } from './redact';

/**
 * Opens the log of the server process: a line of JSON each, with `time`, `level` and `msg`, and with `requestId`,
 * `userId` and `workspaceId` where it is written for a request. None of `secrets` gets into it, nor what looks like one.
 */
export function openLog(
  { level, secrets }: { level: string; secrets: readonly string[] },
  destination: DestinationStream = pino.destination({ fd: 1, sync: true }),
): Logger {
  return pino(
    {
      base: null,
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => idsOf(requestContext()),
      serializers: { err: (error: unknown) => describeError(error) },
      hooks: { streamWrite: (line) => redactLine(line, secrets) },
    },
    destination,
  );
}

/** The address of whoever asks is nobody's business afterwards. */
function idsOf({ requestId, userId, workspaceId }: Partial<RequestContext> = {}): object {
  return { requestId, userId, workspaceId };
}
