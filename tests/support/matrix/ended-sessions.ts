import { rowOf } from '@/tests/matrix/rows/actions';
import { PAGES } from '@/tests/matrix/rows/pages';
import { ROUTES } from '@/tests/matrix/rows/routes';
import type { ActionRow } from '@/tests/matrix/rows/row';
import { callOnce, prepare, type Prepared } from './call-once';
import { callAs } from './call-as-everyone';
import { sendAsBrowser } from './browser-request';
import { callAction, type Fields } from './call-action';
import { differences, fingerprint } from './fingerprint';
import { callOf, type Inventory } from './inventory';
import { readAs, type Address, type Scene } from './read-as-everyone';
import type { Servers } from './servers';
import { newScenario } from './scenario';
import { anotherDevice, newPeople, type People, type Person, type Team } from './team';
import { mergeResults, type Result } from './result';

type MatrixContext = { servers: Servers; scene: Scene; built: Inventory };

type SessionEnding = {
  action: string;
  /** Who performs it; null for the user of a link. */
  by: (ours: Team) => Person | Promise<Person> | null;
  fields?: (ours: Team) => Fields;
  /** Whose session it ends; by default the dispatcher's. */
  ends?: 'dispatcher' | 'courier';
};

const themselves = ({ dispatcher }: Team) => dispatcher;
const elsewhere = ({ dispatcher }: Team) => anotherDevice(dispatcher);
const owner = (ours: Team) => ours.owner;
const linkUser = () => null;

/** Everything that ends a session. */
export const SESSION_ENDINGS: Record<string, SessionEnding> = {
  'logging out': { action: '(desk)/actions.ts logOutAction', by: themselves },
  'a new password': { action: 'profile/actions.ts changePasswordAction', by: elsewhere },
  'ending all other devices': {
    action: 'profile/actions.ts endOtherSessionsAction',
    by: elsewhere,
  },
  'ending this device': {
    action: 'profile/actions.ts endSessionAction',
    by: elsewhere,
    fields: ({ dispatcher }) => ({ sessionId: dispatcher.actor.sessionId }),
  },
  deactivation: {
    action: 'team/actions.ts deactivateAction',
    by: owner,
    fields: ({ dispatcher }) => ({ memberId: dispatcher.actor.userId }),
  },
  'deactivating oneself': { action: 'profile/actions.ts deactivateAction', by: themselves },
  'a password set by link': {
    action: '(link)/actions.ts resetPasswordAction',
    by: linkUser,
    ends: 'courier',
  },
  'the end of the workspace': { action: 'settings/actions.ts deleteWorkspaceAction', by: owner },
};

/** Checks that a cookie from before the end counts as signed out. */
export async function checkEndedSession(
  context: MatrixContext,
  { action, by, fields, ends = 'dispatcher' }: SessionEnding,
): Promise<Result> {
  const people = await newPeople();
  const { cookie } = people.ours[ends];
  return checkAnonymousAccess(context, people, async () => {
    const { status } = await sendAsBrowser(context.servers.withProxy, { path: '/profile', cookie });
    if (status !== 200) throw new Error(`The cookie did not work before: ${status}`);
    await performAction(context, people, { action, by: await by(people.ours), fields });
    return cookie;
  });
}

type PerformedAction = { action: string; by: Person | null; fields?: SessionEnding['fields'] };

/** @throws Error if the action is refused, because then the check would prove nothing */
async function performAction(
  { servers, built }: MatrixContext,
  people: People,
  { action, by, fields }: PerformedAction,
): Promise<void> {
  const row = rowOf(action);
  const given = { userKind: 'owner', target: 'unassigned', about: 'order' } as const;
  const scenario = await newScenario(people, given);
  const sent = {
    ...(await row.send({ ...scenario, by: by ?? scenario.by })),
    ...fields?.(people.ours),
  };
  const call = { ...callOf(built, row), cookie: by?.cookie ?? null, fields: sent };
  const { refusal } = await callAction(servers.withProxy, call);
  if (refusal !== null) throw new Error(`${action} is refused: ${refusal}`);
}

/** The rows of pages and GET routes. */
function addressesOf(...wanted: string[]): Address[] {
  const pages = PAGES.map((row) => ({ path: row.page, ...row }));
  const routes = ROUTES.filter(({ method }) => method === 'GET');
  const all = [...pages, ...routes.map((row) => ({ path: row.route, ...row }))];
  return wanted.flatMap((path) => all.filter((row) => row.path.split('?', 1)[0] === path));
}

const PRIVATE_ADDRESSES = addressesOf(
  ...['/orders', '/team', '/profile', '/logs', '/deliveries', '/orders/export.csv'],
  ...[
    '/api/live',
    '/orders/find',
    '/orders/people',
    '/orders/live',
    '/logs/live',
    '/logs/download',
  ],
);
const STAFF_ADDRESSES = addressesOf(
  ...['/team', '/settings', '/logs', '/orders/new', '/orders/export.csv', '/logs/download'],
);

/** Checks that nothing is shown and nothing is done with the cookie that `make` returns. */
export async function checkAnonymousAccess(
  { servers, scene, built }: MatrixContext,
  people: People,
  make: () => Promise<string>,
): Promise<Result> {
  const userKind = 'signed out';
  const rows = ['orders/actions.ts createOrderAction', 'profile/actions.ts changeProfileAction'];
  const forms: [ActionRow, Prepared][] = [];
  for (const row of rows.map(rowOf)) {
    forms.push([row, await prepare(row, people, { userKind, target: 'theirs' })]);
  }
  people.cookies[userKind] = await make();
  const results: Result[] = [];
  for (const address of PRIVATE_ADDRESSES) {
    const check = { userKind, way: 'by a browser' } as const;
    results.push(await readAs(servers, { ...scene, people }, address, check));
  }
  for (const [row, form] of forms) {
    const cell = { raw: scene.raw, row, call: callOf(built, row), userKind } as const;
    const at = [servers.withProxy, servers.withoutProxy];
    const acted = await callOnce(at, { ...cell, wanted: 'signed-out' }, form);
    const before = await fingerprint(scene.raw, people);
    const sent = { cookie: people.cookies[userKind], fields: form.fields, way: 'form' } as const;
    const { status, location } = await callAction(servers.withProxy, { ...cell.call, ...sent });
    const changed = differences(before, await fingerprint(scene.raw, people));
    const isRefused = location?.startsWith('/login') && changed.length === 0;
    const byForm = isRefused ? [] : [`by form: ${status}, → ${location}, changes ${changed}`];
    const problems = [...acted.flatMap((one) => one.problems), ...byForm];
    results.push({ checks: 3, problems: problems.map((one) => `${row.action}: ${one}`) });
  }
  return mergeResults(results);
}

/** Checks that a removed role has no effect for a user who is still signed in. */
export async function checkDemotion(context: MatrixContext): Promise<Result> {
  const { servers, scene, built } = context;
  const people = await newPeople();
  const { owner, courier } = people.ours;
  const { userId: memberId } = courier.actor;
  const results: Result[] = [];
  for (const [role, userKind, addresses] of [
    ['OWNER', 'owner', addressesOf('/team')],
    ['COURIER', 'courier', STAFF_ADDRESSES],
  ] as const) {
    const fields = () => ({ memberId, role });
    await performAction(context, people, {
      action: 'team/actions.ts changeRoleAction',
      by: owner,
      fields,
    });
    people.cookies[userKind] = courier.cookie;
    for (const address of addresses) {
      const check = { userKind, way: 'by a browser' } as const;
      results.push(await readAs(servers, { ...scene, people }, address, check));
    }
  }
  for (const action of ['orders/actions.ts createOrderAction', 'team/actions.ts inviteAction']) {
    const row = rowOf(action);
    const check = { raw: scene.raw, row, call: callOf(built, row) };
    results.push(await callAs(servers, check, { people, userKind: 'courier' }));
  }
  return mergeResults(results);
}
