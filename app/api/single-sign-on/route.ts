import type { NextRequest } from 'next/server';
import * as messages from '@/lib/accounts/messages';
import { unsealProviderUrl } from '@/lib/accounts/single-sign-on/start';
import * as shared from '@/lib/messages';

/** Leads to the identity provider without JavaScript. The URL is sealed, so this is no open redirect. */
export async function GET(request: NextRequest): Promise<Response> {
  const address = await unsealProviderUrl(request.nextUrl.searchParams.get('to') ?? '');
  if (address === null) return new Response(null, { status: 404 });
  const href = address.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const page = `<!doctype html><html lang="en"><title>${messages.logInTitle}</title><p><a href="${href}">${shared.continueButton}</a></p></html>`;
  return new Response(page, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-store',
      refresh: `0; url=${address}`,
    },
  });
}
