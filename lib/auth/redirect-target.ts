/** Set by the server: path and query of the requested page. */
export const PATH_HEADER = 'x-order-desk-path';

const DUMMY_ORIGIN = 'http://nowhere.invalid';

/** Enough for a search for several hundred Order IDs. */
const MAX_LENGTH = 8_000;

/** Leads to another host in a browser, or behind a proxy that decodes percent-encoding. */
const LEADS_AWAY = /^[/\\\uFF0F\u2044\u2215\u29F8]{2}|[\\\p{Cc}\p{Cf}\p{Cs}]/u;

/** Path and query of a target on this site; `/orders` for any other. */
export function safePath(target: string | null | undefined): string {
  const home = '/orders';
  if (!target?.startsWith('/') || target.length > MAX_LENGTH || LEADS_AWAY.test(target))
    return home;
  const url = URL.parse(target, DUMMY_ORIGIN);
  if (url?.origin !== DUMMY_ORIGIN || LEADS_AWAY.test(decodeFully(url.pathname))) return home;
  return url.pathname + url.search;
}

export function logInPath(target: string | null): string {
  const path = safePath(target);
  return path === '/orders' || path === '/'
    ? '/login'
    : `/login?${new URLSearchParams({ next: path })}`;
}

/** The fully decoded path; one that is encoded more than four times counts as leading away. */
function decodeFully(path: string): string {
  let last = path;
  for (let round = 0; round < 4; round++) {
    const next = last.replace(/(?:%[\da-f]{2})+/gi, decodeBytes);
    if (next === last) return last;
    last = next;
  }
  return '//';
}

function decodeBytes(encoded: string): string {
  return Buffer.from(encoded.replaceAll('%', ''), 'hex').toString();
}
