import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { isDraining } from './lifecycle';
import { withRequest, type RequestContext } from './request-context';
import { REQUEST_ID_HEADER, requestIdOf } from './request-context';

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const MAX_PATH = 200;

/** Invitation and password reset links: whoever has one can use it. */
const SECRET_LINK = /^(\/+(?:join|reset)\/+).+/;

const QUIET =
  /^\/(?:_next\/static\/|icons?\.svg$|favicon\.ico$|api\/(?:health|jobs\/[^/]+|live|ready)$)/;

const NO_PAGE = /^\/(?:_next|api)\//;

export function requestListener(
  handle: Handle,
  log: Logger,
): { listener: RequestListener; inFlight: ReadonlySet<ServerResponse> } {
  const inFlight = new Set<ServerResponse>();
  const listener: RequestListener = (request, response) => {
    const start = performance.now();
    const context: RequestContext = { requestId: requestIdOf(request.headers[REQUEST_ID_HEADER]) };
    const path = pathOf(request);
    request.headers[REQUEST_ID_HEADER] = context.requestId;
    response.setHeader('X-Request-Id', context.requestId);
    if (!NO_PAGE.test(path)) {
      response.setHeader('Server-Timing', `request;desc="${context.requestId}"`);
    }
    if (isDraining()) response.setHeader('Connection', 'close');
    inFlight.add(response);
    response.once('close', () => {
      inFlight.delete(response);
      withRequest(context, () => report(request, response, path, performance.now() - start));
    });
    void withRequest(context, () => respond(request, response));
  };
  return { listener, inFlight };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await handle(request, response);
    } catch (err) {
      log.error({ err }, 'The request could not be handled');
      if (!response.headersSent) response.statusCode = 500;
      response.end();
    }
  }

  function report(
    { method }: IncomingMessage,
    { statusCode: status, writableFinished }: ServerResponse,
    path: string,
    ms: number,
  ): void {
    const line = { method, path, status, ms: Math.round(ms) };
    const level = QUIET.test(path) && status < 400 ? 'debug' : 'info';
    log[level](line, writableFinished ? 'Answered' : 'Cut off');
  }
}

/** Without the query, which may contain a search, and without the secret of a link. */
function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0]!.slice(0, MAX_PATH).replace(SECRET_LINK, '$1[hidden]');
}
