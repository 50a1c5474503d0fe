import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRaw, type Raw } from '@/lib/db/raw';
import { env } from '@/lib/env';
import { callAsEveryone } from '@/tests/support/matrix/acting';
import { ask } from '@/tests/support/matrix/ask';
import { gaps, inventoryOf } from '@/tests/support/matrix/inventory';
import { readAsEveryone, type Scene } from '@/tests/support/matrix/reading';
import { startServers, type Servers } from '@/tests/support/matrix/servers';
import { newPeople } from '@/tests/support/matrix/team';
import { newThings } from '@/tests/support/matrix/things';
import type { Verdict } from '@/tests/support/matrix/verdict';
import { ACTIONS } from './rows/actions';
import { PAGES } from './rows/pages';
import { ROUTES } from './rows/routes';

const built = inventoryOf();
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
let servers: Servers;
let raw: Raw;
let scene: Scene;
let cells = 0;

beforeAll(async () => {
  servers = await startServers();
  raw = await openRaw(env().DATABASE_URL, 'write');
  const people = await newPeople();
  scene = { people, things: await newThings(people) };
});

afterAll(async () => {
  await raw?.close();
  await servers?.stop();
  console.log(`Compared ${cells} answers, half of them with the proxy and half without.`);
});

/** Counts what was compared, and fails with what was wrong. */
function settle(verdict: Verdict): void {
  cells += verdict.cells;
  expect(verdict.problems).toEqual([]);
}

test('every page of the build has a row, and every row a page', () => {
  expect(
    gaps(
      'page',
      built.pages,
      PAGES.map(({ page }) => page),
    ),
  ).toEqual([]);
});

test('every route handler of the build has a row for each of its methods', async () => {
  const there: string[] = [];
  for (const route of built.routes) {
    const answer = await ask(servers.whole, {
      path: route.replaceAll(/\[[^\]]+\]/g, 'nothing'),
      cookie: null,
      method: 'OPTIONS',
    });
    const methods = answer.headers.get('allow')?.split(', ') ?? ['of which nothing is known'];
    there.push(...methods.filter((one) => one !== 'OPTIONS').map((one) => `${one} ${route}`));
  }
  const rows = ROUTES.map(({ method, route }) => `${method} ${route}`);
  expect(gaps('route', there, rows)).toEqual([]);
});

test('every Server Action of the build has a row, and every row an action', () => {
  expect(
    gaps(
      'action',
      built.actions.map(({ name }) => name),
      ACTIONS.map(({ action }) => action),
    ),
  ).toEqual([]);
});

test('one of the servers has its proxy, and the other one has none', async () => {
  const question = { path: '/nowhere', cookie: null };
  expect((await ask(servers.whole, question)).location).toBe('/login?next=%2Fnowhere');
  expect((await ask(servers.proxyless, question)).status).toBe(404);
});

test('no route handler answers to another method', async () => {
  const wrong: string[] = [];
  for (const route of built.routes.filter((path) => !path.startsWith('/api/auth/'))) {
    const own = ROUTES.filter((row) => row.route === route).map(({ method }) => method);
    for (const method of METHODS.filter((one) => !own.includes(one))) {
      const path = route.replaceAll(/\[[^\]]+\]/g, 'nothing');
      const { status } = await ask(servers.whole, { path, cookie: null, method });
      cells += 1;
      if (status !== 405) wrong.push(`${method} ${route} answers ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});

describe('pages show everyone what they may see, and change nothing', () => {
  test.for(PAGES)('$page', async (row) => {
    settle(await readAsEveryone(servers, { raw, ...scene }, { path: row.page, ...row }));
  });
});

describe('route handlers serve those who may', () => {
  test.for(ROUTES)('$method $route', async (row) => {
    settle(await readAsEveryone(servers, { raw, ...scene }, { path: row.route, ...row }));
  });
});

describe('Server Actions act for those who may, and change nothing for the others', () => {
  test.for(ACTIONS)('$action', async (row) => {
    const action = built.actions.find(({ name }) => name === row.action);
    if (!action) throw new Error(`The build has no ${row.action}.`);
    const page = row.on ?? action.pages.find((path) => !path.includes('['));
    if (!page) throw new Error(`${row.action} needs to be told on which page.`);
    settle(await callAsEveryone(servers, { raw, row, call: { id: action.id, page } }));
  });
});
