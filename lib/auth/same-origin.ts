/**
 * Whether a browser vouches that a request was made from a page of this site: every proof that is there has to say so.
 * `Sec-Fetch-Site` says how page and address stand to each other, and is not sent over plain HTTP; `Origin` names the
 * page's site, and is sent with every form. A request with neither has no proof, and one from nowhere (`null`) a false one.
 * @param ownUrl the configured address of this site; without it, the Host header counts
 */
export function isSameOrigin(headers: Headers, ownUrl?: string): boolean {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  if (site !== null && site !== 'same-origin') return false;
  return origin === null ? site !== null : isOurs(origin, headers.get('host'), ownUrl);
}

function isOurs(origin: string, host: string | null, ownUrl: string | undefined): boolean {
  const url = URL.parse(origin);
  // A path, a user or a list of origins: no browser sends that.
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== origin) return false;
  return ownUrl ? url.origin === URL.parse(ownUrl)?.origin : url.host === host?.toLowerCase();
}
