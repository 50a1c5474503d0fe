import { randomUUID } from 'node:crypto';
import { ACTIONS } from '@/tests/matrix/rows/actions';
import { differences, fingerprint } from '@/tests/support/matrix/fingerprint';
import { newStage } from '@/tests/support/matrix/stage';
import { addressed } from './act';
import { forgetAllTries, type Desk } from './desk';
import { knock } from './knock';
import { multipart } from './multipart';
import type { Tally } from './tally';

/** What browsers and others say of where a request comes from, where it does not come from a page of ours. */
function foreignProofs(origin: string): Record<string, string | null>[] {
  const { hostname, port, host } = new URL(origin);
  const none = { origin: null, 'sec-fetch-site': null };
  const named = [
    'null',
    '',
    'https://evil.example',
    'http://evil.example',
    `http://${hostname}:${Number(port) + 1}`,
    `http://${hostname}`,
    `http://${host}.evil.example`,
    `http://${host}@evil.example`,
    `http://evil.example#${host}`,
    `http://evil.example/${host}`,
    `${origin}/`,
    `${origin}, https://evil.example`,
    `https://evil.example, ${origin}`,
    `${origin}\u00a0`,
    'file://',
  ];
  const sites = ['cross-site', 'same-site', 'none', 'same-origin, cross-site', ''];
  return [
    none,
    { ...none, referer: `${origin}/orders` },
    { ...none, 'x-forwarded-host': 'evil.example' },
    ...named.map((name) => ({ ...none, origin: name })),
    ...sites.map((site) => ({ 'sec-fetch-site': site })),
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    { ...none, origin: 'http://evil.example', host: host, 'x-forwarded-host': 'evil.example' },
  ];
}

/**
 * Every action, by form and raw, and every other way to change something, with the cookie of somebody who may, from
 * nowhere and from elsewhere: refused, and nothing changes.
 */
export async function crossSite(desk: Desk, tally: Tally): Promise<void> {
  const { people, raw, server } = desk;
  const proofs = foreignProofs(server.origin);
  await forgetAllTries();
  for (const [at, row] of ACTIONS.entries()) {
    const stage = await newStage(people, { standing: 'owner', target: 'theirs', about: row.about });
    const fields = await row.send(stage);
    const before = await fingerprint(raw, people);
    for (const [turn, proof] of proofs.entries()) {
      const way = (at + turn) % 2 === 0 ? 'form' : 'raw';
      const { path, parts, headers } = addressed(desk, { action: row.action, way, fields });
      const { body, headers: typed } = multipart(parts);
      const { cookie } = stage.by;
      const about = `${row.action.split(' ')[1]} by ${way} with ${JSON.stringify(proof)}`;
      const sent = { path, body, cookie, about, headers: { ...typed, ...headers, ...proof } };
      const { status } = await knock(server.origin, tally, { method: 'POST', ...sent });
      if (status === 403) tally.refused += 1;
      else tally.findings.push(`${about}: answered with ${status}`);
    }
    const changed = differences(before, await fingerprint(raw, people));
    if (changed.length > 0) tally.findings.push(`${row.action} changes ${changed.join(', ')}`);
  }
  await otherWays(desk, tally, proofs);
}

/** What changes something and is no action: a file that comes in, and Auth.js's own addresses. */
async function otherWays(
  { people, raw, server }: Desk,
  tally: Tally,
  proofs: Record<string, string | null>[],
): Promise<void> {
  const before = await fingerprint(raw, people);
  const file = { fileName: 'orders.csv', bytes: Buffer.from('Order ID\nhostile') };
  const paths = [
    '/api/imports',
    '/api/auth/signout',
    '/api/auth/callback/credentials',
    '/api/auth/signin/credentials',
    '/orders',
  ];
  const { owner } = people.ours;
  for (const path of paths) {
    for (const proof of proofs) {
      const parts = [
        ['operationId', randomUUID()],
        ['file', file],
      ] as const;
      const { body, headers } = multipart(parts);
      const sent = { path, body, cookie: owner.cookie, headers: { ...headers, ...proof } };
      const { status } = await knock(server.origin, tally, { method: 'POST', ...sent });
      if (status === 403) tally.refused += 1;
      else tally.findings.push(`${path} with ${JSON.stringify(proof)}: answered with ${status}`);
    }
  }
  const changed = differences(before, await fingerprint(raw, people));
  if (changed.length > 0) tally.findings.push(`posts from elsewhere change ${changed.join(', ')}`);
}
