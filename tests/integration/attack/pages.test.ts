import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { GET as liveDeliveries } from '@/app/(desk)/deliveries/live/route';
import DeliveriesPage from '@/app/(desk)/deliveries/page';
import OwnRoundPage from '@/app/(desk)/deliveries/round/page';
import DeskLayout from '@/app/(desk)/layout';
import { GET as downloadLog } from '@/app/(desk)/logs/download/route';
import { GET as exportLog } from '@/app/(desk)/logs/export.csv/route';
import { GET as liveLog } from '@/app/(desk)/logs/live/route';
import LogsPage from '@/app/(desk)/logs/page';
import * as attemptOn from '@/app/(desk)/orders/[id]/attempt/page';
import * as deleteOrder from '@/app/(desk)/orders/[id]/delete/page';
import * as editOrder from '@/app/(desk)/orders/[id]/edit/page';
import * as order from '@/app/(desk)/orders/[id]/page';
import * as pastOrder from '@/app/(desk)/orders/[id]/versions/[version]/page';
import * as undo from '@/app/(desk)/orders/[id]/versions/[version]/undo/page';
import { GET as exportOrders } from '@/app/(desk)/orders/export.csv/route';
import * as group from '@/app/(desk)/orders/bulk/[id]/page';
import * as columns from '@/app/(desk)/orders/import/[id]/columns/page';
import { GET as badRows } from '@/app/(desk)/orders/import/[id]/errors.csv/route';
import * as importing from '@/app/(desk)/orders/import/[id]/page';
import ImportsPage from '@/app/(desk)/orders/import/page';
import LabelsPage from '@/app/(desk)/orders/labels/page';
import NewOrderPage from '@/app/(desk)/orders/new/page';
import OrdersPage from '@/app/(desk)/orders/page';
import EditViewPage from '@/app/(desk)/orders/views/[id]/edit/page';
import NewViewPage from '@/app/(desk)/orders/views/new/page';
import ViewsPage from '@/app/(desk)/orders/views/page';
import ProfilePage from '@/app/(desk)/profile/page';
import DeleteWorkspacePage from '@/app/(desk)/settings/delete/page';
import SettingsPage from '@/app/(desk)/settings/page';
import DeactivatePage from '@/app/(desk)/team/[id]/deactivate/page';
import HandOverPage from '@/app/(desk)/team/[id]/hand-over/page';
import ResetPage from '@/app/(desk)/team/[id]/password/page';
import * as round from '@/app/(desk)/team/[id]/round/page';
import { changeRoleAction } from '@/app/(desk)/team/actions';
import TeamPage from '@/app/(desk)/team/page';
import { POST as receiveFile } from '@/app/api/imports/route';
import type { Actor } from '@/lib/auth/actor';
import type { Permission } from '@/lib/auth/roles';
import { db, transaction } from '@/lib/db/client';
import { formOf } from '@/tests/support/form';
import { newActor } from '@/tests/support/people';
import { newRequest } from '@/tests/support/request';
import { renderTree } from './render-tree';
import { newSide, type Side, type Things } from './scene';

let ours: Side;

beforeAll(async () => {
  ours = await newSide('Bakery', 'groups', 'imports');
});

type Props = { params: Promise<never>; searchParams: Promise<Record<string, string>> };
type Page = (props: Props) => unknown;

/** The props of a page. */
function propsOf(params: object, searchParams: Record<string, string> = {}): Props {
  return { params: Promise.resolve(params as never), searchParams: Promise.resolve(searchParams) };
}

/** Makes this person the user of the next requests. */
async function as({ sessionId }: Actor): Promise<void> {
  const { sessionToken } = await db().session.findUniqueOrThrow({ where: { id: sessionId } });
  await newRequest({ sessionToken });
  await transaction((tx) => tx.rateLimit.deleteMany({}));
}

type Case = [name: string, needed: Permission, ask: (things: Things) => unknown];

const page = (component: unknown, params: (things: Things) => object, query = {}) => {
  const ask = component as Page;
  return (things: Things) => ask(propsOf(params(things), query));
};
const none = () => ({});
const aRequest = () => new Request('https://desk.test/x');
const ofOrder = ({ order: id }: Things) => ({ id });
const ofVersion = ({ order: id }: Things) => ({ id, version: '1' });
const ofImport = ({ checked: id }: Things) => ({ id });
const ofCourier = ({ courier: id }: Things) => ({ id });
const ofMember = ({ member: id }: Things) => ({ id });

/** Pages and files that couriers cannot open. */
const NOT_FOR_COURIERS: Case[] = [
  ['title of deleting an order', 'orders.delete', page(deleteOrder.generateMetadata, ofOrder)],
  ['deleting an order', 'orders.delete', page(deleteOrder.default, ofOrder)],
  ['title of editing an order', 'orders.edit', page(editOrder.generateMetadata, ofOrder)],
  ['editing an order', 'orders.edit', page(editOrder.default, ofOrder)],
  ['title of a past order', 'log.read', page(pastOrder.generateMetadata, ofVersion)],
  ['a past order', 'log.read', page(pastOrder.default, ofVersion)],
  ['title of an undo', 'log.read', page(undo.generateMetadata, ofVersion)],
  ['an undo', 'log.read', page(undo.default, ofVersion)],
  ['a new order', 'orders.create', page(NewOrderPage, none)],
  ['labels', 'orders.export', (things) => page(LabelsPage, none, { order: things.order })(things)],
  ['a group', 'orders.bulk', page(group.default, ({ preview: id }) => ({ id }))],
  ['imports', 'orders.import', page(ImportsPage, none)],
  ['title of an import', 'orders.import', page(importing.generateMetadata, ofImport)],
  ['an import', 'orders.import', page(importing.default, ofImport)],
  ['columns of an import', 'orders.import', page(columns.default, ofImport)],
  [
    'wrong rows of an import',
    'orders.import',
    (things) => badRows(aRequest(), propsOf(ofImport(things)) as never),
  ],
  ['orders as a file', 'orders.export', () => exportOrders(aRequest())],
  ['views', 'views.save', page(ViewsPage, none)],
  ['a new view', 'views.save', page(NewViewPage, none)],
  ['editing a view', 'views.save', page(EditViewPage, ({ view: id }) => ({ id }))],
  ['logs', 'log.read', page(LogsPage, none)],
  ['entries as data', 'log.read', () => liveLog(aRequest())],
  ['entries as a file', 'log.read', () => exportLog(aRequest())],
  ['the whole log', 'log.download', () => downloadLog()],
  ['title of a round', 'people.list', page(round.generateMetadata, ofCourier)],
  ['a round', 'people.list', page(round.default, ofCourier)],
];

/** Pages and files that only owners can open. */
const FOR_OWNERS: Case[] = [
  ['the whole log', 'log.download', () => downloadLog()],
  ['settings', 'workspace.settings', page(SettingsPage, none)],
  ['deleting the workspace', 'workspace.delete', page(DeleteWorkspacePage, none)],
  ['the team', 'team.manage', page(TeamPage, none)],
  ['deactivating a member', 'team.manage', page(DeactivatePage, ofMember)],
  ['handing over', 'team.manage', page(HandOverPage, ofMember)],
  ['a new password for a member', 'team.manage', page(ResetPage, ofMember)],
];

/** The page does not exist for this person, and the log records the denial. */
async function expectDenied(actor: Actor, [, needed, ask]: Case): Promise<void> {
  await as(actor);
  const before = await denialsOf(actor);
  await expect(async () => ask(ours.things)).rejects.toThrow('not found');
  expect((await denialsOf(actor)).slice(before.length)).toEqual([needed]);
}

async function denialsOf({ userId: actorId }: Actor): Promise<string[]> {
  const entries = await db().log.findMany({ where: { actorId, action: 'Denied' } });
  return entries.map(
    ({ changes }) => (JSON.parse(changes) as { reason: { to: string } }).reason.to,
  );
}

test('an upload by a courier is refused without being read', async () => {
  await as(ours.courier);
  const before = await denialsOf(ours.courier);
  const headers = { 'x-requested-with': 'fetch' };
  const init = { method: 'POST', headers, body: 'no upload' };
  // Repeated denials are logged once.
  for (let turn = 0; turn < 2; turn++) {
    const { status } = await receiveFile(new Request('https://desk.test/api/imports', init));
    expect(status).toBe(400);
  }
  expect((await denialsOf(ours.courier)).slice(before.length)).toEqual(['orders.import']);
});

test.each(NOT_FOR_COURIERS)('not for couriers: %s', async (...given) => {
  await expectDenied(ours.courier, given);
});

test.each(FOR_OWNERS)('for owners only: %s', async (...given) => {
  await expectDenied(ours.dispatcher, given);
});

test('deliveries are for couriers only', async () => {
  await expectDenied(ours.owner, ['', 'deliveries.read', page(DeliveriesPage, none)]);
  await expectDenied(ours.owner, ['', 'deliveries.read', page(OwnRoundPage, none)]);
  await expectDenied(ours.owner, ['', 'deliveries.read', () => liveDeliveries()]);
  await as(ours.courier);
  expect(renderTree(await page(DeliveriesPage, none)(ours.things))).toContain(
    'Deliveries.list.isMore=false',
  );
  expect((await liveDeliveries()).status).toBe(200);
});

const listOf = async (actor: Actor) => {
  await as(actor);
  return renderTree(await page(OrdersPage, none, { view: 'all' })(ours.things));
};

test('the page of a failed attempt exists for those who see the order', async () => {
  await as(ours.courier);
  const form = renderTree(await page(attemptOn.default, ofOrder)(ours.things));
  expect(form).toContain('AttemptForm.then=leave');
  const other = page(attemptOn.default, ({ unassigned: id }) => ({ id }));
  await expect(async () => other(ours.things)).rejects.toThrow('not found');
});

test('the list of orders offers a courier only permitted actions', async () => {
  const list = await listOf(ours.courier);
  expect(list).toContain('OrderListScreen.screen.rights=orders.deliver');
  expect(list).toContain('OrderListScreen.screen.people=null');
  expect(list).toContain('OrderListScreen.screen.couriers=');
  expect(list).toContain('OrderListScreen.screen.demoId=null');
  expect(list).toContain('OrderListScreen.list.hasCouriers=false');
  const all =
    'orders.create orders.edit orders.deliver orders.delete orders.bulk orders.export orders.import views.save';
  expect(await listOf(ours.owner)).toContain(`OrderListScreen.screen.rights=${all}`);
});

test('only owners have a link to the settings in the profile', async () => {
  for (const actor of [ours.owner, ours.dispatcher, ours.courier]) {
    await as(actor);
    const links = renderTree(await page(ProfilePage, none)(ours.things)).filter((text) =>
      text.endsWith('.href=/settings'),
    );
    expect(links).toHaveLength(actor === ours.owner ? 1 : 0);
  }
});

test('only an owner can invite couriers while assigning orders', async () => {
  const assigning = page(group.default, ({ assigning: id }) => ({ id }));
  for (const actor of [ours.owner, ours.dispatcher]) {
    await as(actor);
    const mayInvite = `mayInvite=${actor === ours.owner}`;
    expect(renderTree(await assigning(ours.things))).toContain(`PreviewView.${mayInvite}`);
  }
});

test('the page of an order names no one to a courier, and offers no label', async () => {
  const of = async (actor: Actor) => {
    await as(actor);
    return renderTree(await page(order.default, ofOrder)(ours.things));
  };
  const seen = await of(ours.courier);
  expect(seen).toContain('OrderFacts.creator=null');
  expect(seen).toContain('OrderFacts.courier=null');
  expect(seen).not.toContain('HistorySection');
  expect(seen.join()).not.toContain('/orders/labels');
  const all = await of(ours.owner);
  expect(all).toContain('HistorySection');
  expect(all).toContain('OrderFacts.creator=Bakery Ann');
  expect(all.join()).toContain('/orders/labels');
});

test('only an owner can download the log', async () => {
  await as(ours.dispatcher);
  expect(renderTree(await page(LogsPage, none)(ours.things))).toContain(
    'LogList.mayDownload=false',
  );
  await as(ours.owner);
  expect(renderTree(await page(LogsPage, none)(ours.things))).toContain('LogList.mayDownload=true');
});

test('the navigation offers a courier only their own pages', async () => {
  await as(ours.courier);
  const shell = renderTree(await DeskLayout({ children: null }));
  expect(shell.find((text) => text.startsWith('Frame.bar.granted='))).toBe(
    'Frame.bar.granted=deliveries.read',
  );
});

test('a dispatcher sees the round of a courier, and of no one else', async () => {
  await as(ours.dispatcher);
  const seen = renderTree(await page(round.default, ofCourier)(ours.things));
  expect(seen).toContain('RoundScreen.title=Round of Bakery Cat');
  for (const id of [ours.owner.userId, ours.things.order, 'courier']) {
    for (const part of [round.default, round.generateMetadata]) {
      await expect(async () => page(part, () => ({ id }))(ours.things)).rejects.toThrow(
        'not found',
      );
    }
  }
});

test('the team pages about a member do not exist for oneself', async () => {
  await as(ours.owner);
  const { userId: id } = ours.owner;
  for (const component of [DeactivatePage, HandOverPage, ResetPage]) {
    await expect(async () => page(component, () => ({ id }))(ours.things)).rejects.toThrow(
      'not found',
    );
  }
});

test('after changing a role, the team page stays', async () => {
  await as(ours.owner);
  const { userId: memberId } = await newActor({ workspaceId: ours.workspaceId, role: 'COURIER' });
  const form = formOf({ operationId: randomUUID(), memberId, role: 'DISPATCHER' });
  expect(await changeRoleAction(form)).toBeUndefined();
});
