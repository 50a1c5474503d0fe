/**
 * Whether a browser vouches that a request was made from a page of this site: `Sec-Fetch-Site` says so, or, where it
 * is not sent (plain HTTP), `Origin` has our host. A request with neither has no proof.
 * @param ownUrl the configured address of this site; without it, the Host header counts
 */
export function isSameOrigin(headers: Headers, ownUrl?: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site) return site === 'same-origin';
  const origin = URL.parse(headers.get('origin') ?? '');
  const ownHost = ownUrl ? URL.parse(ownUrl)?.host : headers.get('host');
  return origin !== null && origin.host === ownHost;
}
