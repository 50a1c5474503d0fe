import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRaw } from '@/lib/db/raw';
import { env } from '@/lib/env';
import { callAsEveryone } from '@/tests/support/matrix/call-as-everyone';
import { callAsAnotherUser } from '@/tests/support/matrix/another-user';
import { sendAsBrowser } from '@/tests/support/matrix/browser-request';
import { bypass, SHAPES } from '@/tests/support/matrix/bypasses';
import {
  checkDemotion,
  SESSION_ENDINGS,
  checkEndedSession,
  checkAnonymousAccess,
} from '@/tests/support/matrix/ended-sessions';
import { callAction } from '@/tests/support/matrix/call-action';
import { differences, fingerprint } from '@/tests/support/matrix/fingerprint';
import { newScenario } from '@/tests/support/matrix/scenario';
import { forgedCookies } from '@/tests/support/matrix/forged-cookies';
import { callOf, gaps, inventoryOf } from '@/tests/support/matrix/inventory';
import { callCrossOrigin, postCrossOrigin } from '@/tests/support/matrix/origins';
import { readAsEveryone, type Scene } from '@/tests/support/matrix/read-as-everyone';
import { startServers, type Servers } from '@/tests/support/matrix/servers';
import { newPeople } from '@/tests/support/matrix/team';
import { ATTACKERS, callWithSpellings, readWithSpellings } from '@/tests/support/matrix/spellings';
import { newThings, thingIn } from '@/tests/support/matrix/things';
import type { Result } from '@/tests/support/matrix/result';
import { ACTIONS, rowOf } from './rows/actions';
import { PAGES } from './rows/pages';
import { ROUTES } from './rows/routes';

const built = inventoryOf();
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
let servers: Servers;
let scene: Scene;
let checks = 0;

beforeAll(async () => {
  servers = await startServers();
  const raw = await openRaw(env().DATABASE_URL, 'write');
  const people = await newPeople();
  scene = { raw, people, things: await newThings(people) };
});

afterAll(async () => {
  await scene?.raw.close();
  await servers?.stop();
  console.log(`Compared ${checks} answers, with the proxy and without.`);
});

function expectNoProblems(result: Result): void {
  checks += result.checks;
  expect(result.problems).toEqual([]);
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
  const methodsOfBuild: string[] = [];
  for (const route of built.routes) {
    const answer = await sendAsBrowser(servers.withProxy, {
      path: route.replaceAll(/\[[^\]]+\]/g, 'nothing'),
      cookie: null,
      method: 'OPTIONS',
    });
    const methods = answer.headers.allow?.split(', ') ?? ['no Allow header:'];
    methodsOfBuild.push(
      ...methods.filter((one) => one !== 'OPTIONS').map((one) => `${one} ${route}`),
    );
  }
  const rows = ROUTES.map(({ method, route }) => `${method} ${route}`);
  expect(gaps('route', methodsOfBuild, rows)).toEqual([]);
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

test("one server has the proxy, and the other doesn't", async () => {
  const question = { path: '/nowhere', cookie: null };
  expect((await sendAsBrowser(servers.withProxy, question)).location).toBe(
    '/login?next=%2Fnowhere',
  );
  expect((await sendAsBrowser(servers.withoutProxy, question)).status).toBe(404);
});

test('route handlers answer 405 to any other method', async () => {
  const wrong: string[] = [];
  for (const route of built.routes.filter((path) => !path.startsWith('/api/auth/'))) {
    const own = ROUTES.filter((row) => row.route === route).map(({ method }) => method);
    for (const method of METHODS.filter((one) => !own.includes(one))) {
      const path = route.replaceAll(/\[[^\]]+\]/g, 'nothing');
      const { status } = await sendAsBrowser(servers.withProxy, { path, cookie: null, method });
      checks += 1;
      if (status !== 405) wrong.push(`${method} ${route} answers ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});

describe('pages show each user only what they may see, and change nothing', () => {
  test.for(PAGES)('$page', async (row) => {
    expectNoProblems(await readAsEveryone(servers, scene, { path: row.page, ...row }));
  });
});

describe('route handlers serve only permitted users', () => {
  test.for(ROUTES)('$method $route', async (row) => {
    expectNoProblems(await readAsEveryone(servers, scene, { path: row.route, ...row }));
  });
});

describe('Server Actions act for permitted users, and change nothing for others', () => {
  test.for(ACTIONS)('$action', async (row) => {
    expectNoProblems(
      await callAsEveryone(servers, { raw: scene.raw, row, call: callOf(built, row) }),
    );
  });
});

describe('an ended or forged session counts as signed out', () => {
  test.for(Object.keys(SESSION_ENDINGS))('after %s', async (ending) => {
    expectNoProblems(await checkEndedSession({ servers, scene, built }, SESSION_ENDINGS[ending]!));
  });

  test('with a forged cookie', async () => {
    const people = await newPeople();
    for (const [kind, cookie] of Object.entries(await forgedCookies({ ...scene, people }))) {
      const { checks, problems } = await checkAnonymousAccess(
        { servers, scene, built },
        people,
        async () => cookie,
      );
      expectNoProblems({ checks, problems: problems.map((problem) => `${kind}: ${problem}`) });
    }
  });

  test('and a removed role has no effect any longer', async () => {
    expectNoProblems(await checkDemotion({ servers, scene, built }));
  });
});

describe('cross-origin requests are refused, and change nothing', () => {
  test.for(ACTIONS)('$action', async (row) => {
    const check = { raw: scene.raw, row, call: callOf(built, row) };
    expectNoProblems(await callCrossOrigin(servers.withProxy, check, scene.people));
  });

  const posts = ROUTES.filter(({ method }) => method === 'POST');
  const page = { route: '/orders', path: '/orders', body: () => new FormData() };
  test.for([...posts, page])('POST $route', async ({ route, path = route, body }) => {
    expectNoProblems(await postCrossOrigin(servers.withProxy, scene, { path, body: body! }));
  });
});

describe('a form rendered for another user changes nothing', () => {
  test.for(ACTIONS.filter(({ isOpen }) => !isOpen))('$action', async (row) => {
    const check = { raw: scene.raw, row, call: callOf(built, row) };
    expectNoProblems(await callAsAnotherUser(servers.withProxy, check, scene.people));
  });
});

test('forms and buttons reach their actions without JavaScript', async () => {
  const silent: string[] = [];
  for (const action of [
    'views/actions.ts saveViewAction',
    'orders/actions.ts markDeliveredAction',
  ]) {
    const row = rowOf(action);
    const userKind = 'owner';
    const options = { userKind, target: 'theirs', about: row.about } as const;
    const scenario = await newScenario(scene.people, options);
    const sent = {
      cookie: scenario.by.cookie,
      fields: await row.send(scenario),
      way: 'form',
    } as const;
    const before = await fingerprint(scene.raw, scene.people);
    await callAction(servers.withProxy, { ...callOf(built, row), ...sent });
    const changed = differences(before, await fingerprint(scene.raw, scene.people));
    if (changed.length === 0) silent.push(action);
  }
  expect(silent).toEqual([]);
});

describe('IDs of others open and change nothing, however they are spelled', () => {
  test.for(ACTIONS.filter(({ about }) => about !== 'oneself'))('$action', async (row) => {
    const check = { raw: scene.raw, row, call: callOf(built, row) };
    for (const attacker of ATTACKERS) {
      expectNoProblems(await callWithSpellings(servers.withProxy, check, { ...scene, attacker }));
    }
  });

  const rows = [...PAGES, ...ROUTES.filter(({ method }) => method === 'GET')];
  const paths = rows.flatMap(({ path, isForBearer }) =>
    path && thingIn(path) && !isForBearer ? [path] : [],
  );
  test.for(paths)('%s', async (path) => {
    for (const attacker of ATTACKERS) {
      expectNoProblems(await readWithSpellings(servers.withProxy, { path, attacker }, scene));
    }
  });
});

describe('no private page can be reached by bypassing the proxy', () => {
  test.for(Object.keys(SHAPES))('by %s', async (shape) => {
    expectNoProblems(await bypass(servers.withProxy, scene.things.theirs, shape));
  });
});
