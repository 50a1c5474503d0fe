import pino, { type DestinationStream, type Logger } from 'pino';
import { describeError } from './describe-error';
import { requestContext, type RequestContext } from './request-context';
import { redactLine } from './redact';

/** Adds `pid`, since several processes can share an output, and `requestId`, `userId` and `workspaceId` to each line. Redacts `secrets`, and whatever looks like one. */
export function openLog(
  { level, secrets }: { level: string; secrets: readonly string[] },
  destination: DestinationStream = pino.destination({ fd: 1, sync: true }),
): Logger {
  return pino(
    {
      base: { pid: process.pid },
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

function idsOf({ requestId, userId, workspaceId }: Partial<RequestContext> = {}): object {
  return { requestId, userId, workspaceId };
}
