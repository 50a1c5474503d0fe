import type { NextRequest } from 'next/server';
import { unsealProviderUrl } from '@/lib/accounts/single-sign-on/start';

/** Leads to the identity provider without JavaScript. The URL is sealed, so this is no open redirect. */
export async function GET(request: NextRequest): Promise<Response> {
  const address = await unsealProviderUrl(request.nextUrl.searchParams.get('to') ?? '');
  if (address === null) return new Response(null, { status: 404 });
  const href = address.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const page = `<!doctype html><html lang="en"><title>Log in</title><p><a href="${href}">Continue</a></p></html>`;
  return new Response(page, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-store',
      refresh: `0; url=${address}`,
    },
  });
}
