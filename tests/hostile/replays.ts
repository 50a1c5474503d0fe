import { randomUUID } from 'node:crypto';
import { SESSION_COOKIE } from '@/lib/auth/session-cookie';
import { differences, fingerprint } from '@/tests/support/matrix/fingerprint';
import { newStage, type Stage } from '@/tests/support/matrix/stage';
import { CANARY, newPeople, type People, type Person } from '@/tests/support/matrix/team';
import { act, rowOf, type Sent } from './act';
import { makePasswordsCheap } from './cheap-passwords';
import { forgetAllTries, type Desk } from './desk';
import { forgedCookies } from './forged-cookies';
import { knock } from './knock';
import type { Tally } from './tally';

/** What takes a session away, and by whom it is done to the dispatcher; the owner loses one of their own last. */
const ENDINGS: Record<string, (desk: Desk, tally: Tally, people: People) => Promise<Person>> = {
  'signing out': async (desk, tally, { ours: { dispatcher } }) => {
    await does(desk, tally, { action: 'actions.ts logOutAction', who: dispatcher, fields: {} });
    return dispatcher;
  },
  'a new password': async (desk, tally, people) => {
    const { dispatcher } = people.ours;
    const elsewhere = { ...dispatcher, cookie: await anotherDevice(desk, tally, dispatcher) };
    await does(desk, tally, {
      action: 'profile/actions.ts changePasswordAction',
      who: elsewhere,
      fields: await fieldsOf('profile/actions.ts changePasswordAction', people, elsewhere),
    });
    return dispatcher;
  },
  'ending all other devices': async (desk, tally, { ours: { dispatcher } }) => {
    const elsewhere = { ...dispatcher, cookie: await anotherDevice(desk, tally, dispatcher) };
    await does(desk, tally, {
      action: 'profile/actions.ts endOtherSessionsAction',
      who: elsewhere,
      fields: { operationId: randomUUID() },
    });
    return dispatcher;
  },
  'ending this device': async (desk, tally, { ours: { dispatcher } }) => {
    const elsewhere = { ...dispatcher, cookie: await anotherDevice(desk, tally, dispatcher) };
    for (const { id } of await desk.raw.rows<{ id: string }>(
      `SELECT "id" FROM "Session" WHERE "userId" = $1 AND "device" = 'Test'`,
      [dispatcher.actor.userId],
    )) {
      await does(desk, tally, {
        action: 'profile/actions.ts endSessionAction',
        who: elsewhere,
        fields: { operationId: randomUUID(), sessionId: id },
      });
    }
    return dispatcher;
  },
  deactivation: async (desk, tally, { ours: { owner, dispatcher } }) => {
    await does(desk, tally, {
      action: 'team/actions.ts deactivateAction',
      who: owner,
      fields: { operationId: randomUUID(), memberId: dispatcher.actor.userId },
    });
    return dispatcher;
  },
  'deactivating oneself': async (desk, tally, people) => {
    const { dispatcher } = people.ours;
    const action = 'profile/actions.ts deactivateAction';
    const fields = await fieldsOf(action, people, dispatcher);
    await does(desk, tally, { action, who: dispatcher, fields });
    return dispatcher;
  },
  'a password set by link': async (desk, tally, people) => {
    const { courier } = people.ours;
    const action = '(link)/actions.ts resetPasswordAction';
    const fields = await fieldsOf(action, people, courier);
    await does(desk, tally, { action, who: null, fields });
    return courier;
  },
  'the end of the workspace': async (desk, tally, people) => {
    const { owner } = people.ours;
    const action = 'settings/actions.ts deleteWorkspaceAction';
    await does(desk, tally, { action, who: owner, fields: await fieldsOf(action, people, owner) });
    return people.ours.dispatcher;
  },
};

/** Cookies that were good once, and cookies that never were: strangers', all of them, at once. */
export async function replays(desk: Desk, tally: Tally): Promise<void> {
  for (const [ending, end] of Object.entries(ENDINGS)) {
    await forgetAllTries();
    const people = await newPeople();
    await makePasswordsCheap(people.ours);
    const known = await knock(desk.server.origin, tally, {
      path: '/profile',
      cookie: people.ours.courier.cookie,
    });
    if (known.status !== 200) tally.findings.push(`before ${ending} the cookie was none already`);
    const stage = await stageOf(people);
    const { cookie } = await end(desk, tally, people);
    await expectStranger(desk, tally, { stage, cookie, after: `after ${ending}` });
  }
  await demotion(desk, tally);
  const stage = await stageOf(desk.people);
  for (const [kind, cookie] of Object.entries(await forgedCookies(desk))) {
    await expectStranger(desk, tally, { stage, cookie, after: `with ${kind}` });
  }
}

/** A role that was taken away counts at once, for who is signed in still. */
async function demotion(desk: Desk, tally: Tally): Promise<void> {
  const people = await newPeople();
  const { owner, dispatcher } = people.ours;
  for (const role of ['OWNER', 'COURIER']) {
    await does(desk, tally, {
      action: 'team/actions.ts changeRoleAction',
      who: owner,
      fields: { operationId: randomUUID(), memberId: dispatcher.actor.userId, role },
    });
    const seen = await knock(desk.server.origin, tally, {
      path: '/team',
      cookie: dispatcher.cookie,
    });
    const wanted = role === 'OWNER' ? 200 : 404;
    if (seen.status !== wanted) tally.findings.push(`as ${role} the team is ${seen.status}`);
  }
  const { cookie } = dispatcher;
  for (const path of [
    '/settings',
    '/logs',
    '/orders/new',
    '/orders/export.csv',
    '/logs/download',
  ]) {
    const { status } = await knock(desk.server.origin, tally, { path, cookie });
    if (status === 404) tally.refused += 1;
    else tally.findings.push(`after demotion ${path} is answered with ${status}`);
  }
  const stage = await stageOf(people);
  const before = await fingerprint(desk.raw, people);
  for (const action of ['orders/actions.ts createOrderAction', 'team/actions.ts inviteAction']) {
    const fields = await rowOf(action).send(stage);
    const said = await act(desk, tally, {
      action: rowOf(action).action,
      way: 'raw',
      cookie,
      fields,
    });
    if (said.refusal === null) tally.findings.push(`after demotion ${action} is not refused`);
  }
  const changed = differences(before, await fingerprint(desk.raw, people));
  if (changed.length > 0) tally.findings.push(`after demotion changes ${changed.join(', ')}`);
}

/** Nothing of the desk is shown with this cookie, and nothing is done. */
async function expectStranger(
  desk: Desk,
  tally: Tally,
  { stage, cookie, after }: { stage: Stage; cookie: string; after: string },
): Promise<void> {
  const { origin } = desk.server;
  const wrong = (what: string) => void tally.findings.push(`${after} ${what}`);
  const paths = ['/orders', '/team', '/profile', '/logs', '/orders/export.csv', '/deliveries'];
  for (const path of [...paths, '/api/live', '/orders/find?q=a', '/logs/download']) {
    const { status, text } = await knock(origin, tally, { path, cookie });
    if (![303, 307, 401].includes(status)) wrong(`${path} is answered with ${status}`);
    else tally.refused += 1;
    if (text.includes(CANARY)) wrong(`${path} tells of the workspace`);
  }
  for (const action of [
    'orders/actions.ts createOrderAction',
    'profile/actions.ts changeProfileAction',
  ]) {
    const fields = await rowOf(action).send(stage);
    const before = await fingerprint(desk.raw, stage.people);
    for (const way of ['form', 'raw'] as const) {
      const deed = { action: rowOf(action).action, way, cookie, fields };
      const { status, refusal } = await act(desk, tally, deed);
      if (refusal === null && status !== 303) wrong(`${action} by ${way} is not refused`);
    }
    const changed = differences(before, await fingerprint(desk.raw, stage.people));
    if (changed.length > 0) wrong(`${action} changes ${changed.join(', ')}`);
  }
}

type Done = { action: string; who: Person | null; fields: Sent };

/** Does what has to be done for the replay; what is refused makes the rest worthless. */
async function does(desk: Desk, tally: Tally, { action, who, fields }: Done): Promise<void> {
  const cookie = who?.cookie ?? null;
  const deed = { action: rowOf(action).action, way: 'raw', cookie, fields } as const;
  const { refusal } = await act(desk, tally, deed);
  if (refusal !== null) tally.findings.push(`${action} was refused: ${refusal}`);
}

/** A form for an action as somebody would send it. */
async function fieldsOf(action: string, people: People, by: Person): Promise<Sent> {
  return rowOf(action).send({ ...(await stageOf(people)), by });
}

function stageOf(people: People): Promise<Stage> {
  return newStage(people, { standing: 'owner', target: 'theirs', about: 'order' });
}

/** Logs somebody in once more; answers the cookie. */
async function anotherDevice(desk: Desk, tally: Tally, { username }: Person): Promise<string> {
  const action = 'app/(auth)/actions.ts logInAction';
  const fields = {
    ...(await fieldsOf('logInAction', desk.people, desk.people.ours.owner)),
    username,
  };
  const { headers } = await act(desk, tally, { action, way: 'raw', cookie: null, fields });
  const cookies = (headers['set-cookie'] ?? []).map((one) => one.split(';', 1)[0]!);
  return cookies.find((one) => one.startsWith(`${SESSION_COOKIE}=`)) ?? '';
}
