import 'server-only';
import type { NextRequest } from 'next/server';
import { setFlash } from '@/lib/forms/flash';
import { consumeIntent } from './intent';
import * as messages from './messages';
import { PROVIDER_ID, singleSignOn } from './provider';

type Handler = (request: NextRequest) => Promise<Response>;

/** Where Auth.js redirects after a failed callback. */
const FAILED = /[/]login[?](?:.*&)?error=(\w+)/;

/** Single sign-on failures redirect with a message; without a provider its routes are 404. */
export function withSingleSignOn(handler: Handler): Handler {
  return async (request) => {
    const { pathname } = request.nextUrl;
    if (isUnusedAuthRoute(request.method, pathname)) return new Response(null, { status: 404 });
    if (!pathname.endsWith(`/${PROVIDER_ID}`)) return handler(request);
    const provider = singleSignOn();
    if (!provider) return new Response(null, { status: 404 });
    const answer = await handler(request);
    const [, failure] = FAILED.exec(answer.headers.get('location') ?? '') ?? [];
    if (!failure || !pathname.endsWith(`/callback/${PROVIDER_ID}`)) return answer;
    const hasIntent = (await consumeIntent()) !== null;
    const { refused, failed } = hasIntent ? messages.connecting : messages.loggingIn;
    const message = failure === 'OAuthCallbackError' ? refused : failed;
    await setFlash({ tone: 'refusal', text: message(provider.name) });
    return new Response(null, {
      status: 302,
      headers: { location: hasIntent ? '/profile' : '/login' },
    });
  };
}

/** Auth.js pages that we don't use, and a route that accepts only POST. */
function isUnusedAuthRoute(method: string, pathname: string): boolean {
  return (
    /\/(?:verify-request|error)$/.test(pathname) ||
    (method === 'GET' && pathname.endsWith('/callback/credentials'))
  );
}

/** Expected: the user cancelled at the provider, or returned twice. */
export function isExpectedAuthError(error: Error & { type?: string }): boolean {
  return error.type === 'OAuthCallbackError' || error.type === 'InvalidCheck';
}
