import type { IncomingMessage, ServerResponse } from 'node:http';
import { PATH_HEADER } from '@/lib/auth/redirect-target';
import { isSameOrigin } from '@/lib/auth/same-origin';
import { announcesTooMuch, limitBody, takesFiles } from './body-limits';
import { guardResponse } from './response-headers';
import { complaintAboutHead, shortenHeaders } from './head-limits';
import { plainPage } from './plain-page';
import { hangUpOnceAnswered, refuse } from './refuse';
import { fieldsIn, isBrowserForm } from './sent-form';
import { noteSender, requestContext } from './request-context';
import { contentSecurityPolicy, newNonce, securityHeaders } from './security-headers';
import { stripSpoofedHeaders, hasPlainHost, clientOf, type SiteSettings } from './client';

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Methods that change nothing, and so need no proof of where they come from. */
const READS = ['GET', 'HEAD', 'OPTIONS'];

/** Next's header on its answer to a form whose action is not part of this build. */
const UNKNOWN_ACTION = 'x-nextjs-action-not-found';

/** Pages that Next keeps for its own use, and would show to whoever names them; the last two without our headers' nonce. */
const NO_PAGES = /^\/(?:_not-found|_global-error|_error|404|500)\/?$/;

/**
 * The browser's guard: the same for every request and answer, whatever the application does. Headers that nobody but us
 * may send are dropped, what is malformed, too large, too slow or of another site is refused, and every answer
 * has the headers that tell a browser what it may do with it. Next finds the nonce for its scripts on the request.
 */
export function guarded(handle: Handle, place: SiteSettings): Handle {
  return async (request, response) => {
    const path = (request.url ?? '').split('?', 1)[0]!;
    const sender = clientOf(request, place);
    noteSender(sender);
    const nonce = newNonce();
    const policy = contentSecurityPolicy(nonce);
    const context = requestContext();
    const requestId = context?.requestId ?? '';
    const isForm = isBrowserForm(request);
    const body: Buffer[] = [];
    const page = (status: number) => plainPage({ status, nonce, requestId });
    const address = request.url ?? '';
    const unsaved = () => context?.unsaved !== undefined && { unsaved: context.unsaved };
    guardResponse(response, {
      path,
      page: async (status) => {
        if (!isForm) return page(status);
        const fields = await fieldsIn(body, request.headers['content-type']!);
        return plainPage({ status, nonce, requestId, sent: { address, fields, ...unsaved() } });
      },
      substitute: (status) => {
        // A route that answers a script has its own words.
        if (isJson(response)) return undefined;
        if (status >= 500 && context?.failure) return 503;
        // What asks for an action and cannot be read is the sender's fault.
        const isUnread = request.headers['next-action'] !== undefined && !context?.isActing;
        if (status === 500 && isUnread) return 400;
        if (isForm && context?.isMissing && context.unsaved !== undefined) return 404;
        // A form that shows its refusal holds what was typed; the page of a button does not.
        if (status === 200 && isForm && context?.failure && context.unsaved === undefined)
          return 503;
        return isForm && (status >= 500 || response.hasHeader(UNKNOWN_ACTION)) ? status : undefined;
      },
      statusOfPage: () => {
        if (isForm && context?.failure) return 503;
        return context?.isMissing && isDocument(request) ? 404 : undefined;
      },
      headers: securityHeaders({ policy, ...sender }),
    });

    const malformed = complaintAbout(request);
    stripSpoofedHeaders(request, sender, place);
    shortenHeaders(request);
    const status = malformed ?? objectionTo(request, path, place);
    if (status) {
      refuse(request, response, { status, page });
      return;
    }
    if (takesFiles(request, path)) hangUpOnceAnswered(request, response);
    else {
      const refuseRest = (tooMuch: number) => refuse(request, response, { status: tooMuch, page });
      limitBody(request, refuseRest, isForm ? { see: (chunk) => body.push(chunk) } : {});
    }
    request.headers['content-security-policy'] = policy;
    request.headers[PATH_HEADER] = addressAskedFor(request);
    if (NO_PAGES.test(path)) request.url = '/nowhere';
    await handle(request, response);
  };
}

/** What is wrong with how the request is made, as a status; browsers make none like that. */
function complaintAbout(request: IncomingMessage): 400 | 405 | 414 | 417 | 431 | undefined {
  const { url = '', headers } = request;
  if (!url.startsWith('/') || !isReadable(url) || !hasPlainHost(request)) return 400;
  if (headers.expect && headers.expect.toLowerCase() !== '100-continue') return 417;
  return complaintAboutHead(request);
}

/** Whether each `%` of a path stands for a byte of text, which Next takes for granted. */
function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0]!);
    return true;
  } catch {
    return false;
  }
}

function objectionTo(
  request: IncomingMessage,
  path: string,
  { ownUrl }: SiteSettings,
): 403 | 413 | undefined {
  if (!READS.includes(request.method ?? '') && !isSameOrigin(proofOf(request), ownUrl)) return 403;
  return announcesTooMuch(request) && !takesFiles(request, path) ? 413 : undefined;
}

function proofOf({ headers }: IncomingMessage): Headers {
  const proof = new Headers();
  for (const name of ['host', 'origin', 'sec-fetch-site']) {
    const value = headers[name];
    if (value !== undefined) proof.set(name, String(value));
  }
  return proof;
}

function isJson(response: ServerResponse): boolean {
  return String(response.getHeader('Content-Type')).startsWith('application/json');
}

/** Whether a whole page is asked for, rather than the part of one that Next's script puts in place. */
function isDocument({ headers }: IncomingMessage): boolean {
  return headers.rsc === undefined && headers['next-action'] === undefined;
}

/** The path and the query that pages lead back to after log-in, without what Next adds to them. */
function addressAskedFor({ url = '' }: IncomingMessage): string {
  const [path = '', query] = url.split(/\?(.*)/s);
  const asked = new URLSearchParams(query);
  if (!asked.has('_rsc')) return url;
  asked.delete('_rsc');
  return asked.size > 0 ? `${path}?${asked}` : path;
}
