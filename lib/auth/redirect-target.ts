/** The header in which the server, and in development `proxy.ts`, tells pages the path that was asked for. */
export const PATH_HEADER = 'x-order-desk-path';

const NOWHERE = 'http://nowhere.invalid';

/** Characters: enough for some hundred Order IDs that are searched for. */
const LONGEST = 8_000;

/** Beginnings that lead to another host, for a browser or for a proxy that undoes percent-encoding; also unseen ones. */
const LEADS_AWAY = /^[/\\\uFF0F\u2044\u2215\u29F8]{2}|[\\\p{Cc}\p{Cf}\p{Cs}]/u;

/** `target` when it is a path on this site, `/orders` otherwise. Never leads to another host, whatever it looks like. */
export function safePath(target: string | null | undefined): string {
  const home = '/orders';
  if (!target?.startsWith('/') || target.length > LONGEST || LEADS_AWAY.test(target)) return home;
  const url = URL.parse(target, NOWHERE);
  if (url?.origin !== NOWHERE || LEADS_AWAY.test(decoded(url.pathname))) return home;
  return url.pathname + url.search;
}

/** The log-in page, leading back to `target` afterwards. */
export function logInPath(target: string | null): string {
  const path = safePath(target);
  return path === '/orders' || path === '/'
    ? '/login'
    : `/login?${new URLSearchParams({ next: path })}`;
}

/** The path as it is once nothing of it is encoded any more; one that is encoded over and over leads away as well. */
function decoded(path: string): string {
  let last = path;
  for (let round = 0; round < 4; round++) {
    const next = last.replace(/(?:%[\da-f]{2})+/gi, textOf);
    if (next === last) return last;
    last = next;
  }
  return '//';
}

function textOf(encoded: string): string {
  return Buffer.from(encoded.replaceAll('%', ''), 'hex').toString();
}
