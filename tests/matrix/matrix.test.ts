import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRaw } from '@/lib/db/raw';
import { env } from '@/lib/env';
import { callAsEveryone } from '@/tests/support/matrix/acting';
import { callAsAnotherUser } from '@/tests/support/matrix/another-user';
import { ask } from '@/tests/support/matrix/ask';
import { bypass, SHAPES } from '@/tests/support/matrix/bypasses';
import {
  courierAfterDemotion,
  ENDINGS,
  strangerAfter,
  strangerWith,
} from '@/tests/support/matrix/cookies';
import { callAction } from '@/tests/support/matrix/call';
import { differences, fingerprint } from '@/tests/support/matrix/fingerprint';
import { newStage } from '@/tests/support/matrix/stage';
import { forgedCookies } from '@/tests/support/matrix/forged-cookies';
import { callOf, gaps, inventoryOf } from '@/tests/support/matrix/inventory';
import { callFromElsewhere, postFromElsewhere } from '@/tests/support/matrix/origins';
import { readAsEveryone, type Scene } from '@/tests/support/matrix/reading';
import { startServers, type Servers } from '@/tests/support/matrix/servers';
import { newPeople } from '@/tests/support/matrix/team';
import { ATTACKERS, callWithSpellings, readWithSpellings } from '@/tests/support/matrix/spellings';
import { newThings, thingIn } from '@/tests/support/matrix/things';
import type { Verdict } from '@/tests/support/matrix/verdict';
import { ACTIONS, rowOf } from './rows/actions';
import { PAGES } from './rows/pages';
import { ROUTES } from './rows/routes';

const built = inventoryOf();
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
let servers: Servers;
let scene: Scene;
let cells = 0;

beforeAll(async () => {
  servers = await startServers();
  const raw = await openRaw(env().DATABASE_URL, 'write');
  const people = await newPeople();
  scene = { raw, people, things: await newThings(people) };
});

afterAll(async () => {
  await scene?.raw.close();
  await servers?.stop();
  console.log(`Compared ${cells} answers, with the proxy and without.`);
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
    const methods = answer.headers.allow?.split(', ') ?? ['of which nothing is known'];
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
    settle(await readAsEveryone(servers, scene, { path: row.page, ...row }));
  });
});

describe('route handlers serve those who may', () => {
  test.for(ROUTES)('$method $route', async (row) => {
    settle(await readAsEveryone(servers, scene, { path: row.route, ...row }));
  });
});

describe('Server Actions act for those who may, and change nothing for the others', () => {
  test.for(ACTIONS)('$action', async (row) => {
    settle(await callAsEveryone(servers, { raw: scene.raw, row, call: callOf(built, row) }));
  });
});

describe('who has a cookie that is good no longer, or never was, is a stranger', () => {
  test.for(Object.keys(ENDINGS))('after %s', async (ending) => {
    settle(await strangerAfter({ servers, scene, built }, ENDINGS[ending]!));
  });

  test('with a forged cookie', async () => {
    const people = await newPeople();
    for (const [kind, cookie] of Object.entries(await forgedCookies({ ...scene, people }))) {
      const { cells, problems } = await strangerWith(
        { servers, scene, built },
        people,
        async () => cookie,
      );
      settle({ cells, problems: problems.map((problem) => `${kind}: ${problem}`) });
    }
  });

  test('and a role that was taken away counts at once', async () => {
    settle(await courierAfterDemotion({ servers, scene, built }));
  });
});

describe('what does not come from a page of this site is refused, and changes nothing', () => {
  test.for(ACTIONS)('$action', async (row) => {
    const asking = { raw: scene.raw, row, call: callOf(built, row) };
    settle(await callFromElsewhere(servers.whole, asking, scene.people));
  });

  const posts = ROUTES.filter(({ method }) => method === 'POST');
  const page = { route: '/orders', path: '/orders', body: () => new FormData() };
  test.for([...posts, page])('POST $route', async ({ route, path = route, body }) => {
    settle(await postFromElsewhere(servers.whole, scene, { path, body: body! }));
  });
});

describe('a page that was rendered for another user changes nothing', () => {
  test.for(ACTIONS.filter(({ isOpen }) => !isOpen))('$action', async (row) => {
    const asking = { raw: scene.raw, row, call: callOf(built, row) };
    settle(await callAsAnotherUser(servers.whole, asking, scene.people));
  });
});

test('a form without JavaScript reaches its action, behind a form as behind a button', async () => {
  const silent: string[] = [];
  for (const action of [
    'views/actions.ts saveViewAction',
    'orders/actions.ts markDeliveredAction',
  ]) {
    const row = rowOf(action);
    const standing = 'owner';
    const asked = { standing, target: 'theirs', about: row.about } as const;
    const stage = await newStage(scene.people, asked);
    const sent = { cookie: stage.by.cookie, fields: await row.send(stage), way: 'form' } as const;
    const before = await fingerprint(scene.raw, scene.people);
    await callAction(servers.whole, { ...callOf(built, row), ...sent });
    const changed = differences(before, await fingerprint(scene.raw, scene.people));
    if (changed.length === 0) silent.push(action);
  }
  expect(silent).toEqual([]);
});

describe('ids of others open and change nothing, however they are written', () => {
  test.for(ACTIONS.filter(({ about }) => about !== 'oneself'))('$action', async (row) => {
    const asking = { raw: scene.raw, row, call: callOf(built, row) };
    for (const attacker of ATTACKERS) {
      settle(await callWithSpellings(servers.whole, asking, { ...scene, attacker }));
    }
  });

  const rows = [...PAGES, ...ROUTES.filter(({ method }) => method === 'GET')];
  const paths = rows.flatMap(({ path, isForBearer }) =>
    path && thingIn(path) && !isForBearer ? [path] : [],
  );
  test.for(paths)('%s', async (path) => {
    for (const attacker of ATTACKERS) {
      settle(await readWithSpellings(servers.whole, { path, attacker }, scene));
    }
  });
});

describe('nothing of the desk is to be had past the proxy', () => {
  test.for(Object.keys(SHAPES))('by %s', async (shape) => {
    settle(await bypass(servers.whole, scene.things.theirs, shape));
  });
});
