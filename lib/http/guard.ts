import type { IncomingMessage, ServerResponse } from 'node:http';
import { PATH_HEADER } from '@/lib/auth/redirect-target';
import { isSameOrigin } from '@/lib/auth/same-origin';
import { declaresTooMuch, limitBody, takesFiles } from './body-limits';
import { guardResponse } from './response-headers';
import { headErrorStatus, shortenHeaders } from './head-limits';
import { plainPage, type SentField } from './plain-page';
import { hangUpOnceAnswered, refuse } from './refuse';
import { noteSender, requestContext } from './request-context';
import { contentSecurityPolicy, newNonce, securityHeaders } from './security-headers';
import { stripSpoofedHeaders, hasPlainHost, clientOf, type SiteSettings } from './client';

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const READS = ['GET', 'HEAD', 'OPTIONS'];

const UNKNOWN_ACTION = 'x-nextjs-action-not-found';

const INTERNAL_PAGES = /^\/(?:_not-found|_global-error|_error|404|500)\/?$/;

/** Refuses bad requests, drops spoofed headers and sets security headers. Next finds its nonce on the request. */
export function guarded(handle: Handle, site: SiteSettings): Handle {
  return async (request, response) => {
    const path = (request.url ?? '').split('?', 1)[0]!;
    const sender = clientOf(request, site);
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
        const isUnreadable = request.headers['next-action'] !== undefined && !context?.isActing;
        if (status === 500 && isUnreadable) return 400;
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

    const malformed = malformedStatus(request);
    stripSpoofedHeaders(request, sender, site);
    shortenHeaders(request);
    const status = malformed ?? refusalStatus(request, path, site);
    if (status) {
      refuse(request, response, { status, page });
      return;
    }
    if (takesFiles(request, path)) hangUpOnceAnswered(request, response);
    else {
      const refuseBody = (tooMuch: number) => refuse(request, response, { status: tooMuch, page });
      limitBody(request, refuseBody, isForm ? { onChunk: (chunk) => body.push(chunk) } : {});
    }
    request.headers['content-security-policy'] = policy;
    request.headers[PATH_HEADER] = requestedPath(request);
    if (INTERNAL_PAGES.test(path)) request.url = '/nowhere';
    await handle(request, response);
  };
}

const FORM = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/;

function isBrowserForm({ method, headers }: IncomingMessage): boolean {
  const isScript = headers['next-action'] !== undefined || headers['x-requested-with'] === 'fetch';
  return method === 'POST' && !isScript && FORM.test(headers['content-type'] ?? '');
}

async function fieldsIn(body: Buffer[], contentType: string): Promise<SentField[]> {
  const response = new Response(Buffer.concat(body), { headers: { 'content-type': contentType } });
  const form = await response.formData().catch(() => new FormData());
  return [...form].flatMap(([name, value]) => (typeof value === 'string' ? { name, value } : []));
}

function malformedStatus(request: IncomingMessage): 400 | 405 | 414 | 417 | 431 | undefined {
  const { url = '', headers } = request;
  if (!url.startsWith('/') || !isReadable(url) || !hasPlainHost(request)) return 400;
  if (headers.expect && headers.expect.toLowerCase() !== '100-continue') return 417;
  return headErrorStatus(request);
}

function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0]!);
    return true;
  } catch {
    return false;
  }
}

function refusalStatus(
  request: IncomingMessage,
  path: string,
  { ownUrl }: SiteSettings,
): 403 | 413 | undefined {
  if (!READS.includes(request.method ?? '') && !isSameOrigin(originHeaders(request), ownUrl))
    return 403;
  return declaresTooMuch(request) && !takesFiles(request, path) ? 413 : undefined;
}

function originHeaders({ headers }: IncomingMessage): Headers {
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

function requestedPath({ url = '' }: IncomingMessage): string {
  if (!url.includes('_rsc')) return url;
  const [path = '', query] = url.split(/\?(.*)/s);
  const parameters = new URLSearchParams(query);
  if (!parameters.has('_rsc')) return url;
  parameters.delete('_rsc');
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}
