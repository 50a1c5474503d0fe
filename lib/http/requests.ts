import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { isDraining } from './lifecycle';
import { withRequest, type RequestContext } from './request-context';
import { REQUEST_ID_HEADER, requestIdOf } from './request-context';

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A path is as long as whoever asks likes; the log need not be. */
const LONGEST_PATH = 200;

/** Invitations and links to a new password, whoever has which may use them. */
const SECRET_LINK = /^(\/+(?:join|reset)\/+).+/;

/** Asked for with every page, or every few seconds by a balancer: told only in detail. */
const QUIET = /^\/(?:_next\/static\/|icons?\.svg$|favicon\.ico$|api\/(?:health|live|ready)$)/;

/** Addresses whose answers are no pages, and have no error to show a code for. */
const NO_PAGE = /^\/(?:_next|api)\//;

/**
 * Serves each request with `handle`, under an id that the request, the answer, an error page and every line of the log
 * have in common, and writes one line when it is over. `inFlight` are the answers that are still to be finished.
 */
export function answering(
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
    void withRequest(context, () => answer(request, response));
  };
  return { listener, inFlight };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
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

/** The path without its query, which may hold what people search for, and without the secret of a link. */
function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0]!.slice(0, LONGEST_PATH).replace(SECRET_LINK, '$1[hidden]');
}
