/**
 * Each proof that is present must agree. `Sec-Fetch-Site` isn't sent over plain HTTP, `Origin` with every form.
 * @param ownUrl the configured address of this site; without it, the Host header counts
 */
export function isSameOrigin(headers: Headers, ownUrl?: string): boolean {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  if (site !== null && site !== 'same-origin') return false;
  return origin === null ? site !== null : isOwnOrigin(origin, headers.get('host'), ownUrl);
}

function isOwnOrigin(origin: string, host: string | null, ownUrl: string | undefined): boolean {
  const url = URL.parse(origin);
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== origin) return false;
  return ownUrl ? url.origin === URL.parse(ownUrl)?.origin : url.host === host?.toLowerCase();
}
