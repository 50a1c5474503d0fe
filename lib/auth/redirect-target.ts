/** The header in which `proxy.ts` tells pages the path that was asked for. */
export const PATH_HEADER = 'x-order-desk-path';

const NOWHERE = 'http://nowhere.invalid';

/** `target` when it is a path on this site, `/orders` otherwise. Never leads to another host, whatever it looks like. */
export function safePath(target: string | null | undefined): string {
  const home = '/orders';
  if (!target?.startsWith('/') || /[\\\p{Cc}]/u.test(target)) return home;
  const url = URL.parse(target, NOWHERE);
  if (url?.origin !== NOWHERE || url.pathname.startsWith('//')) return home;
  return url.pathname + url.search;
}

/** The log-in page, leading back to `target` afterwards. */
export function logInPath(target: string | null): string {
  const path = safePath(target);
  return path === '/orders' || path === '/'
    ? '/login'
    : `/login?${new URLSearchParams({ next: path })}`;
}
