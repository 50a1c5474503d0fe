import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { actorOfSession } from '@/lib/auth/actor';
import { db, transaction } from '@/lib/db/client';
import { join } from '@/lib/live/hub';
import { entriesBetween, liveSessions } from '@/lib/live/queries';
import type { Screen } from '@/lib/live/events';
import { orderAtEntry } from '@/lib/audit-log/at-entry';
import { downloadLog } from '@/lib/audit-log/integrity/download';
import { collapseRows } from '@/lib/audit-log/list/rows';
import { listLog, streamLog } from '@/lib/audit-log/list/queries';
import { DEFAULT_LOG_PARAMS, type LogFilter } from '@/lib/audit-log/list/params';
import { orderHistory, takenOverHistory } from '@/lib/audit-log/queries';
import { withAudit } from '@/lib/audit-log/audited';
import { wholeLog } from '@/lib/audit-log/integrity/whole-log';
import { newFolder } from '@/tests/support/folders';
import { newSignIn, reread } from '@/tests/support/people';
import { expectHidden, expectOwnOnly, expectVisible, type Call } from './outcome';
import { CANARY, newSide, type Side } from './scene';
import { forgeEntry } from './forged-entry';

let theirs: Side;
let ours: Side;

beforeAll(async () => {
  theirs = await newSide('Kestrel', 'groups');
  ours = await newSide('Bakery', 'groups');
  await forgeEntry(theirs.owner, { orderId: '10248' });
});

const staff = () => [ours.owner, ours.dispatcher];
const listed =
  (filter: (things: Side['things']) => LogFilter): Call =>
  (actor, things) =>
    listLog(actor, { ...DEFAULT_LOG_PARAMS, ...filter(things) }, {});

const CALLS: Record<string, Call> = {
  orderHistory: (actor, { order }) => orderHistory(actor, order),
  orderAtEntry: (actor, { order }) => orderAtEntry(actor, { id: order, version: 1 }),
  'orderAtEntry of a deletion': (actor, { deleted }) =>
    orderAtEntry(actor, { id: deleted, version: 2 }),
  'listLog by Order ID': listed(({ orderId }) => ({ orderId })),
  'listLog by person': listed(({ member: who }) => ({ who })),
  'listLog by group': listed(({ done: group }) => ({ group })),
  'listLog by text': listed(({ orderId: search }) => ({ search })),
  'listLog by Order IDs': listed(({ orderId }) => ({ search: `${orderId}\n10248` })),
};

test('entries of another workspace do not exist for anyone', async () => {
  await expectVisible(theirs, CALLS);
  await expectHidden([...staff(), ours.courier], theirs, CALLS);
});

test('lists of entries, and the whole log, contain only the own workspace', async () => {
  await expectOwnOnly(staff(), 'Bakery', {
    listLog: (actor) => listLog(actor, DEFAULT_LOG_PARAMS, {}),
    'listLog by text': (actor) => listLog(actor, { ...DEFAULT_LOG_PARAMS, search: 'Bakery' }, {}),
    streamLog: (actor) => streamLog(actor, DEFAULT_LOG_PARAMS),
  });
  const { workspaceId } = ours;
  const count = await db().log.count({ where: { workspaceId } });
  const owner = await reread(ours.owner);
  expect((await listLog(owner, DEFAULT_LOG_PARAMS, {}))!.count).toBe(count);
  const key = path.join(newFolder(), 'log.key');
  let text = '';
  for await (const piece of (await downloadLog(ours.owner, key))!) text += piece;
  expect(text).toContain('Bakery');
  expect(text).not.toContain(CANARY);
  expect(text.trim().split('\n')).toHaveLength(count + 1);
  expect(JSON.parse(text.split('\n')[0]!)).toMatchObject({ workspaceId, size: count });
});

test('a line shows its order and bulk action only if they are in the own workspace', async () => {
  const { lines } = (await listLog(
    ours.owner,
    { ...DEFAULT_LOG_PARAMS, orderId: ours.things.orderId },
    {},
  ))!;
  expect(lines).toMatchObject([{ orderExists: true }]);
  const foreign = { ...lines[0]!, orderDbId: theirs.things.order };
  const seen = await collapseRows(
    ours.owner,
    { ...DEFAULT_LOG_PARAMS, group: theirs.things.done },
    [foreign],
  );
  expect(seen).toMatchObject({ lines: [{ orderExists: false }], groupSize: 0 });
});

test('migrated entries about an Order ID are shown in their own workspace only', async () => {
  expect(await takenOverHistory(theirs.owner, '10248')).toHaveLength(1);
  expect(await takenOverHistory(ours.owner, '10248')).toEqual([]);
});

test('a courier cannot read the log, and only an owner can download it', async () => {
  const { order } = ours.things;
  expect(await listLog(ours.courier, DEFAULT_LOG_PARAMS, {})).toBeNull();
  expect(streamLog(ours.courier, DEFAULT_LOG_PARAMS)).toBeNull();
  expect(await orderAtEntry(ours.courier, { id: order, version: 1 })).toBeNull();
  expect(await wholeLog(ours.courier)).toBeNull();
  expect(await wholeLog(ours.dispatcher)).toBeNull();
  expect(await wholeLog(ours.owner)).not.toBeNull();
});

test('an entry that names an order of another workspace does not reveal it', async () => {
  const [entry] = await orderHistory(ours.owner, ours.things.order);
  expect(
    await orderAtEntry(ours.owner, { id: ours.things.order, version: entry!.orderVersion! }),
  ).toMatchObject({ exists: true });
  expect(await orderAtEntry(ours.owner, { id: ours.things.deleted, version: 1 })).toMatchObject({
    exists: false,
  });
});

test('operations of another workspace are ignored', async () => {
  const run = async () =>
    ({ event: { action: 'Reactivated', changes: {} }, answer: 'done' }) as const;
  const given = {
    permission: null,
    request: ['x'] as [string],
    run,
    onRepeat: async () => 'repeated' as const,
  };
  const { operation: operationId } = theirs.things;
  expect(await withAudit(ours.owner, { ...given, operationId })).toBe('done');
  expect(await withAudit(ours.owner, { ...given, operationId })).toBe('repeated');
});

test('sessions that expired, or whose user was deactivated, are invalid', async () => {
  const [ended, gone, live] = [await newSignIn(), await newSignIn(), await newSignIn()];
  const past = new Date(Date.now() - 1_000);
  await transaction(async (tx) => {
    await tx.session.updateMany({
      where: { sessionToken: ended.sessionToken },
      data: { expires: past },
    });
    await tx.user.updateMany({ where: { id: gone.actor.userId }, data: { active: false } });
  });
  const now = new Date();
  expect(await actorOfSession(ended.sessionToken, now)).toBeNull();
  expect(await actorOfSession(gone.sessionToken, now)).toBeNull();
  const actor = await actorOfSession(live.sessionToken, now);
  expect(actor).toMatchObject({ userId: live.actor.userId });
  const ids = [gone.actor.sessionId, actor!.sessionId];
  const { id } = await db().session.findUniqueOrThrow({
    where: { sessionToken: ended.sessionToken },
  });
  expect([...(await liveSessions([...ids, id], now)).keys()]).toEqual([actor!.sessionId]);
});

test('a screen gets only events of its own workspace', async () => {
  const { workspaceId, things } = ours;
  const entries = await entriesBetween(workspaceId, { after: 0, upTo: 1_000 });
  const orders = entries.map(({ orderDbId }) => orderDbId);
  expect(orders).toContain(things.order);
  expect(orders).not.toContain(theirs.things.order);
});

test('a screen closes if its workspace or role differs from that of the session', async () => {
  const { sessionId, workspaceId } = ours.dispatcher;
  const ending = (screen: Pick<Screen, 'workspaceId' | 'role'>) =>
    new Promise<string>((resolve) => {
      const leave = join({
        ...screen,
        sessionId,
        seq: null,
        send: () => {
          leave();
          resolve('sent');
        },
        end: resolve,
      });
    });
  expect(await ending({ workspaceId, role: 'DISPATCHER' })).toBe('sent');
  expect(await ending({ workspaceId, role: 'OWNER' })).toBe('role');
  expect(await ending({ workspaceId: theirs.workspaceId, role: 'DISPATCHER' })).toBe('session');
});
