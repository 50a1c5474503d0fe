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

const READS = ['GET', 'HEAD', 'OPTIONS'];

const UNKNOWN_ACTION = 'x-nextjs-action-not-found';

const NO_PAGES = /^\/(?:_not-found|_global-error|_error|404|500)\/?$/;

/** Refuses bad requests, drops spoofed headers and sets security headers. Next finds its nonce on the request. */
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
        if (isJson(response)) return undefined;
        if (status >= 500 && context?.failure) return 503;
        const isUnread = request.headers['next-action'] !== undefined && !context?.isActing;
        if (status === 500 && isUnread) return 400;
        if (isForm && context?.isMissing && context.unsaved !== undefined) return 404;
        // A form that shows its refusal still has the typed values; the page of a button doesn't.
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

function complaintAbout(request: IncomingMessage): 400 | 405 | 414 | 417 | 431 | undefined {
  const { url = '', headers } = request;
  if (!url.startsWith('/') || !isReadable(url) || !hasPlainHost(request)) return 400;
  if (headers.expect && headers.expect.toLowerCase() !== '100-continue') return 417;
  return complaintAboutHead(request);
}

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

function isDocument({ headers }: IncomingMessage): boolean {
  return headers.rsc === undefined && headers['next-action'] === undefined;
}

function addressAskedFor({ url = '' }: IncomingMessage): string {
  const [path = '', query] = url.split(/\?(.*)/s);
  const asked = new URLSearchParams(query);
  if (!asked.has('_rsc')) return url;
  asked.delete('_rsc');
  return asked.size > 0 ? `${path}?${asked}` : path;
}
