import { randomUUID } from 'node:crypto';
import { password } from '@/tests/support/accounts';
import type { Reply } from '@/tests/support/matrix/send';
import { sendForm } from './send-form';
import { resetRateLimits, type Context } from './context';
import { sendChecked } from './send-checked';
import { multipart } from './multipart';
import { printable, type Results } from './results';

const EVIL = 'evil.example';

/** Targets that lead to another site, or that some parsers would treat so. */
const TARGETS = [
  `https://${EVIL}/`,
  `//${EVIL}`,
  `///${EVIL}`,
  `/\\${EVIL}`,
  `\\\\${EVIL}`,
  `/\t/${EVIL}`,
  `/\n/${EVIL}`,
  `\u0000//${EVIL}`,
  `/\u00ad/${EVIL}`,
  `/\uff0f${EVIL}`,
  `/%2f${EVIL}`,
  `/%5c${EVIL}`,
  `/%252f${EVIL}`,
  `/%09/${EVIL}`,
  `/orders/..//${EVIL}`,
  `/./\\${EVIL}`,
  `/.//${EVIL}`,
  `https:${EVIL}`,
  `https:/${EVIL}`,
  `javascript:location="https://${EVIL}"`,
  `data:text/html,<script>location="https://${EVIL}"</script>`,
  `@${EVIL}`,
  `.${EVIL}`,
  `/orders\r\nLocation: https://${EVIL}`,
  `/orders?next=https://x\r\n\r\n<script>`,
];

/** Checks that every redirect with a target from the client stays on this site. */
export async function redirects(context: Context, results: Results): Promise<void> {
  const { people, server } = context;
  const { owner } = people.ours;
  for (const target of TARGETS) {
    await resetRateLimits();
    const check = (where: string, reply: Reply) => {
      const place = leadsAway(reply, server.origin);
      if (place) results.findings.push(`${where} with ${printable(target)}: leads to ${place}`);
      else results.refused += 1;
    };
    for (const way of ['form', 'raw'] as const) {
      const fields = { operationId: randomUUID(), username: owner.username, password };
      const action = 'app/(auth)/actions.ts logInAction';
      const form = { action, way, cookie: null, fields: { ...fields, next: target } };
      check(`log-in by ${way}`, await sendForm(context, results, form));
    }
    const encoded = encodeURIComponent(target);
    for (const [path, cookie] of [
      [`/login?next=${encoded}`, null],
      [`/login?next=${encoded}`, owner.cookie],
      [`/login/code?next=${encoded}`, null],
      [`/api/single-sign-on?to=${encoded}`, null],
      [`/api/auth/signin?callbackUrl=${encoded}`, null],
      [`/api/auth/signin?callbackUrl=${encoded}`, owner.cookie],
      [`/api/auth/error?error=${encoded}`, null],
      [`/api/auth/signout?callbackUrl=${encoded}`, null],
      [`/api/auth/callback/credentials?callbackUrl=${encoded}`, null],
    ] as const) {
      const reply = await sendChecked(server.origin, results, { path, cookie });
      check(path.split('?', 1)[0]!, reply);
    }
    const path = pathOf(target);
    if (path)
      check('the path itself', await sendChecked(server.origin, results, { path, cookie: null }));
    check('sign-in by Auth.js', await authPost(context, results, 'callback/credentials', target));
    check('sign-out by Auth.js', await authPost(context, results, 'signout', target));
  }
}

/** The target as a request path, if it is a valid one. */
function pathOf(target: string): string | null {
  return /^\/[\x21-\x7e]*$/.test(target) ? target : null;
}

/** Posts as a page of Auth.js would, with its CSRF token. */
async function authPost(
  { server, people }: Context,
  results: Results,
  address: string,
  target: string,
): Promise<Reply> {
  const given = await sendChecked(server.origin, results, { path: '/api/auth/csrf', cookie: null });
  const [, csrfToken = ''] = /"csrfToken":"([^"]+)"/.exec(given.text) ?? [];
  const cookie = (given.headers['set-cookie'] ?? []).map((one) => one.split(';', 1)[0]).join('; ');
  const { body, headers } = multipart([
    ['csrfToken', csrfToken],
    ['username', people.ours.owner.username],
    ['password', password],
    ['callbackUrl', target],
  ]);
  const path = `/api/auth/${address}`;
  return sendChecked(server.origin, results, { method: 'POST', path, cookie, body, headers });
}

/** The URL of another site or script that an answer leads to; null if there is none. */
function leadsAway({ headers, text }: Reply, origin: string): string | null {
  const refresh = /url=(.*)/i.exec(String(headers.refresh ?? ''))?.[1];
  const named = [headers.location, headers['x-action-redirect'], refresh];
  const cookies = (headers['set-cookie'] ?? []).flatMap(
    (cookie) => /callback-url=([^;]*)/.exec(decodeURIComponent(cookie))?.slice(1) ?? [],
  );
  const inJson = /^\{"url":"([^"]*)"/.exec(text)?.[1];
  const inPage = [...text.matchAll(/http-equiv="refresh" content="\d+;\s*url=([^"]*)"/g)];
  for (const place of [...named, ...cookies, inJson, ...inPage.map(([, url]) => url)]) {
    if (place === undefined) continue;
    const url = URL.parse(String(place).replace(/;(?:push|replace)$/, ''), origin);
    if (url?.origin !== origin) return String(place);
  }
  return null;
}
