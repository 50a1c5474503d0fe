import { randomUUID } from 'node:crypto';
import { password } from '@/tests/support/accounts';
import type { Reply } from '@/tests/support/matrix/send';
import { act } from './act';
import { forgetAllTries, type Desk } from './desk';
import { knock } from './knock';
import { multipart } from './multipart';
import { inPrint, type Tally } from './tally';

const EVIL = 'evil.example';

/** Targets that lead elsewhere, or look as if they did, for one reader or another. */
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

/** Every place that leads people where somebody said, with every such target: it stays on this site. */
export async function redirects(desk: Desk, tally: Tally): Promise<void> {
  const { people, server } = desk;
  const { owner } = people.ours;
  for (const target of TARGETS) {
    await forgetAllTries();
    const judge = (where: string, reply: Reply) => {
      const place = leadsAway(reply, server.origin);
      if (place) tally.findings.push(`${where} with ${inPrint(target)}: leads to ${place}`);
      else tally.refused += 1;
    };
    for (const way of ['form', 'raw'] as const) {
      const fields = { operationId: randomUUID(), username: owner.username, password };
      const action = 'app/(auth)/actions.ts logInAction';
      const deed = { action, way, cookie: null, fields: { ...fields, next: target } };
      judge(`log-in by ${way}`, await act(desk, tally, deed));
    }
    const asked = encodeURIComponent(target);
    for (const [path, cookie] of [
      [`/login?next=${asked}`, null],
      [`/login?next=${asked}`, owner.cookie],
      [`/login/code?next=${asked}`, null],
      [`/api/single-sign-on?to=${asked}`, null],
      [`/api/auth/signin?callbackUrl=${asked}`, null],
      [`/api/auth/signin?callbackUrl=${asked}`, owner.cookie],
      [`/api/auth/error?error=${asked}`, null],
      [`/api/auth/signout?callbackUrl=${asked}`, null],
      [`/api/auth/callback/credentials?callbackUrl=${asked}`, null],
    ] as const) {
      const reply = await knock(server.origin, tally, { path, cookie });
      judge(path.split('?', 1)[0]!, reply);
    }
    const path = pathOf(target);
    if (path) judge('the path itself', await knock(server.origin, tally, { path, cookie: null }));
    judge('sign-in by Auth.js', await authPost(desk, tally, 'callback/credentials', target));
    judge('sign-out by Auth.js', await authPost(desk, tally, 'signout', target));
  }
}

/** The same as the address of a request, where it can be one: what comes back may lead to where it names. */
function pathOf(target: string): string | null {
  return /^\/[\x21-\x7e]*$/.test(target) ? target : null;
}

/** As a page of Auth.js would send it, with the token against forgery that it asks for. */
async function authPost(
  { server, people }: Desk,
  tally: Tally,
  address: string,
  target: string,
): Promise<Reply> {
  const given = await knock(server.origin, tally, { path: '/api/auth/csrf', cookie: null });
  const [, csrfToken = ''] = /"csrfToken":"([^"]+)"/.exec(given.text) ?? [];
  const cookie = (given.headers['set-cookie'] ?? []).map((one) => one.split(';', 1)[0]).join('; ');
  const { body, headers } = multipart([
    ['csrfToken', csrfToken],
    ['username', people.ours.owner.username],
    ['password', password],
    ['callbackUrl', target],
  ]);
  const path = `/api/auth/${address}`;
  return knock(server.origin, tally, { method: 'POST', path, cookie, body, headers });
}

/** Another site to which an answer leads, or a way to run a script; null where it stays. */
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
