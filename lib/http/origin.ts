/**
 * The address under which people reach this desk, such as `https://orders.example.com`.
 * @param ownUrl the configured address; without it, what the proxy or the browser asked for counts
 * @throws Error when the request names no host
 */
export function deskOrigin(headers: Headers, ownUrl?: string): string {
  if (ownUrl) return new URL(ownUrl).origin;
  const host = first(headers.get('x-forwarded-host')) ?? headers.get('host');
  const scheme = first(headers.get('x-forwarded-proto')) === 'https' ? 'https' : 'http';
  const url = URL.parse(`${scheme}://${host ?? ''}`);
  if (!url) throw new Error('The request names no host, so there is no address to print.');
  return url.origin;
}

/** Where an order is opened from anywhere, as from a printed code. `id` is its key. */
export function orderAddress(origin: string, id: string): string {
  return `${origin}/orders/${id}`;
}

/** Of a header that each proxy on the way added to, what the first of them said. */
function first(value: string | null): string | undefined {
  return value?.split(',')[0]?.trim() || undefined;
}
