import { rowOf } from '@/tests/matrix/rows/actions';
import { PAGES } from '@/tests/matrix/rows/pages';
import { ROUTES } from '@/tests/matrix/rows/routes';
import type { ActionRow } from '@/tests/matrix/rows/row';
import { actOnce, prepare, type Prepared } from './act-once';
import { callAs } from './acting';
import { ask } from './ask';
import { callAction, type Fields } from './call';
import { differences, fingerprint } from './fingerprint';
import { callOf, type Inventory } from './inventory';
import { readAs, type Address, type Scene } from './reading';
import type { Servers } from './servers';
import { newStage } from './stage';
import { anotherDevice, newPeople, type People, type Person, type Team } from './team';
import { together, type Verdict } from './verdict';

type Matrix = { servers: Servers; scene: Scene; built: Inventory };

type Ending = {
  action: string;
  /** Who does it; null for whoever has a link. */
  by: (ours: Team) => Person | Promise<Person> | null;
  fields?: (ours: Team) => Fields;
  /** Whose session it ends, unless the dispatcher's. */
  ends?: 'dispatcher' | 'courier';
};

const themselves = ({ dispatcher }: Team) => dispatcher;
const elsewhere = ({ dispatcher }: Team) => anotherDevice(dispatcher);
const owner = (ours: Team) => ours.owner;
const nobody = () => null;

/** What ends a session. */
export const ENDINGS: Record<string, Ending> = {
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
    by: nobody,
    ends: 'courier',
  },
  'the end of the workspace': { action: 'settings/actions.ts deleteWorkspaceAction', by: owner },
};

/** Whoever has a cookie from before is a stranger. */
export async function strangerAfter(
  matrix: Matrix,
  { action, by, fields, ends = 'dispatcher' }: Ending,
): Promise<Verdict> {
  const people = await newPeople();
  const { cookie } = people.ours[ends];
  return strangerWith(matrix, people, async () => {
    const { status } = await ask(matrix.servers.whole, { path: '/profile', cookie });
    if (status !== 200) throw new Error(`The cookie was of no use before: ${status}`);
    await does(matrix, people, { action, by: await by(people.ours), fields });
    return cookie;
  });
}

type Deed = { action: string; by: Person | null; fields?: Ending['fields'] };

/**
 * Sends the form of an action as someone would.
 * @throws Error where it is refused, because then there is nothing to see afterwards
 */
async function does(
  { servers, built }: Matrix,
  people: People,
  { action, by, fields }: Deed,
): Promise<void> {
  const row = rowOf(action);
  const given = { standing: 'owner', target: 'unassigned', about: 'order' } as const;
  const stage = await newStage(people, given);
  const sent = { ...(await row.send({ ...stage, by: by ?? stage.by })), ...fields?.(people.ours) };
  const call = { ...callOf(built, row), cookie: by?.cookie ?? null, fields: sent };
  const { refusal } = await callAction(servers.whole, call);
  if (refusal !== null) throw new Error(`${action} is refused: ${refusal}`);
}

/** Rows about pages and GET routes. */
function addressesOf(...wanted: string[]): Address[] {
  const pages = PAGES.map((row) => ({ path: row.page, ...row }));
  const routes = ROUTES.filter(({ method }) => method === 'GET');
  const all = [...pages, ...routes.map((row) => ({ path: row.route, ...row }))];
  return wanted.flatMap((path) => all.filter((row) => row.path.split('?', 1)[0] === path));
}

const OF_DESK = addressesOf(
  ...['/orders', '/team', '/profile', '/logs', '/deliveries', '/orders/export.csv'],
  ...['/api/live', '/orders/find', '/logs/download'],
);
const NOT_OF_COURIERS = addressesOf(
  ...['/team', '/settings', '/logs', '/orders/new', '/orders/export.csv', '/logs/download'],
);

/** Nothing is shown and nothing is done with the cookie that `make` answers. */
export async function strangerWith(
  { servers, scene, built }: Matrix,
  people: People,
  make: () => Promise<string>,
): Promise<Verdict> {
  const standing = 'signed out';
  const rows = ['orders/actions.ts createOrderAction', 'profile/actions.ts changeProfileAction'];
  const forms: [ActionRow, Prepared][] = [];
  for (const row of rows.map(rowOf)) {
    forms.push([row, await prepare(row, people, { standing, target: 'theirs' })]);
  }
  people.cookies[standing] = await make();
  const verdicts: Verdict[] = [];
  for (const address of OF_DESK) {
    const asking = { standing, way: 'by a browser' } as const;
    verdicts.push(await readAs(servers, { ...scene, people }, address, asking));
  }
  for (const [row, form] of forms) {
    const cell = { raw: scene.raw, row, call: callOf(built, row), standing } as const;
    const at = [servers.whole, servers.proxyless];
    const acted = await actOnce(at, { ...cell, wanted: 'signed-out' }, form);
    const before = await fingerprint(scene.raw, people);
    const sent = { cookie: people.cookies[standing], fields: form.fields, way: 'form' } as const;
    const { status, location } = await callAction(servers.whole, { ...cell.call, ...sent });
    const changed = differences(before, await fingerprint(scene.raw, people));
    const isRefused = location?.startsWith('/login') && changed.length === 0;
    const byForm = isRefused ? [] : [`by form: ${status}, → ${location}, changes ${changed}`];
    const problems = [...acted.flatMap((one) => one.problems), ...byForm];
    verdicts.push({ cells: 3, problems: problems.map((one) => `${row.action}: ${one}`) });
  }
  return together(verdicts);
}

/** A role that was taken away counts at once, for whoever is still signed in. */
export async function courierAfterDemotion(matrix: Matrix): Promise<Verdict> {
  const { servers, scene, built } = matrix;
  const people = await newPeople();
  const { owner, courier } = people.ours;
  const { userId: memberId } = courier.actor;
  const verdicts: Verdict[] = [];
  for (const [role, standing, addresses] of [
    ['OWNER', 'owner', addressesOf('/team')],
    ['COURIER', 'courier', NOT_OF_COURIERS],
  ] as const) {
    const fields = () => ({ memberId, role });
    await does(matrix, people, { action: 'team/actions.ts changeRoleAction', by: owner, fields });
    people.cookies[standing] = courier.cookie;
    for (const address of addresses) {
      const asking = { standing, way: 'by a browser' } as const;
      verdicts.push(await readAs(servers, { ...scene, people }, address, asking));
    }
  }
  for (const action of ['orders/actions.ts createOrderAction', 'team/actions.ts inviteAction']) {
    const row = rowOf(action);
    const asking = { raw: scene.raw, row, call: callOf(built, row) };
    verdicts.push(await callAs(servers, asking, { people, standing: 'courier' }));
  }
  return together(verdicts);
}
