/** Such as `https://orders.example.com`. Throws when the request names no host. */
export function deskOrigin(headers: Headers, ownUrl?: string): string {
  if (ownUrl) return new URL(ownUrl).origin;
  const host = first(headers.get('x-forwarded-host')) ?? headers.get('host');
  const scheme = first(headers.get('x-forwarded-proto')) === 'https' ? 'https' : 'http';
  const url = URL.parse(`${scheme}://${host ?? ''}`);
  if (!url) throw new Error('The request names no host, so there is no address to print.');
  return url.origin;
}

export function orderAddress(origin: string, id: string): string {
  return `${origin}/orders/${id}`;
}

function first(value: string | null): string | undefined {
  return value?.split(',')[0]?.trim() || undefined;
}
