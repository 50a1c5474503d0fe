import 'server-only';
import type { NextRequest } from 'next/server';
import { setFlash } from '@/lib/forms/flash';
import { takeIntent } from './intent';
import { PROVIDER_ID, singleSignOn } from './provider';

type Handler = (request: NextRequest) => Promise<Response>;

/** Where Auth.js would send people when the way back from the provider does not end well. */
const FAILED = /[/]login[?](?:.*&)?error=(\w+)/;

/**
 * Auth.js's handler, but for single sign-on: what fails leads back with a sentence, to the profile whoever came from
 * there; and where no provider is configured, there is nothing.
 */
export function withSingleSignOn(handler: Handler): Handler {
  return async (request) => {
    const { pathname } = request.nextUrl;
    if (isOfAuthJs(request.method, pathname)) return new Response(null, { status: 404 });
    if (!pathname.endsWith(`/${PROVIDER_ID}`)) return handler(request);
    const provider = singleSignOn();
    if (!provider) return new Response(null, { status: 404 });
    const answer = await handler(request);
    const [, failure] = FAILED.exec(answer.headers.get('location') ?? '') ?? [];
    if (!failure || !pathname.endsWith(`/callback/${PROVIDER_ID}`)) return answer;
    const hasIntent = (await takeIntent()) !== null;
    const other = hasIntent ? 'try again from here' : 'try again, or log in with your password';
    const text =
      failure === 'OAuthCallbackError'
        ? `${provider.name} did not let you in. If that was not meant, ${other}.`
        : `This did not work with ${provider.name}; ${other}.`;
    await setFlash({ tone: 'refusal', text });
    return new Response(null, {
      status: 302,
      headers: { location: hasIntent ? '/profile' : '/login' },
    });
  };
}

/** Auth.js's own pages, which are none of ours, and a way in that is only ever posted to. */
function isOfAuthJs(method: string, pathname: string): boolean {
  return (
    /\/(?:verify-request|error)$/.test(pathname) ||
    (method === 'GET' && pathname.endsWith('/callback/credentials'))
  );
}

/** Whether an error of Auth.js is daily life: somebody changed their mind at the provider, or came back twice. */
export function isChangeOfMind(error: Error & { type?: string }): boolean {
  return error.type === 'OAuthCallbackError' || error.type === 'InvalidCheck';
}
