import { beforeAll, describe, expect, test } from 'vitest';
import { GET as logAsCsv } from '@/app/(desk)/logs/export.csv/route';
import { GET as logAsJsonLines } from '@/app/(desk)/logs/export.jsonl/route';
import { GET as ordersAsCsv } from '@/app/(desk)/orders/export.csv/route';
import { GET as ordersAsJsonLines } from '@/app/(desk)/orders/export.jsonl/route';
import type { Actor } from '@/lib/auth/actor';
import { calendarDate } from '@/lib/dates';
import { withRaw } from '@/lib/db/raw';
import { unguard } from '@/lib/exports/csv';
import { listLog } from '@/lib/audit-log/list/queries';
import { parseLogListParams } from '@/lib/audit-log/list/parse';
import { listOrders } from '@/lib/orders/list/queries';
import { parseListParams } from '@/lib/orders/list/parse';
import { deleteOrder, editOrder, markDelivered } from '@/lib/orders/mutations';
import { parseCsv } from '@/tests/support/csv';
import { ownerUrl } from '@/tests/support/database';
import { generateLog } from '@/tests/support/generated-log';
import { applyBulkAction, undo } from '@/tests/support/histories';
import { details, extras, newOrder, seen } from '@/tests/support/orders';
import { newActor, newSignIn } from '@/tests/support/people';
import { newRequest, Redirected } from '@/tests/support/request';

type Route = (request: Request) => Promise<Response>;
const ROUTES: [name: string, route: Route][] = [
  ['orders as CSV', ordersAsCsv],
  ['orders as JSON Lines', ordersAsJsonLines],
  ['the log as CSV', logAsCsv],
  ['the log as JSON Lines', logAsJsonLines],
];

const to = (query: string) => new Request(`http://desk.test/export?${query}`);
const parametersOf = (query: string) => Object.fromEntries(new URLSearchParams(query));

/** The text of a file, exactly as sent. */
async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return decoder.decode(await response.arrayBuffer());
}

function objectsOf(text: string): Record<string, unknown>[] {
  const lines = text.split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** The records of a CSV file by column name, without formula guards. */
function recordsOf(text: string): Record<string, string>[] {
  expect(text.startsWith('\uFEFF')).toBe(true);
  const [names, ...records] = parseCsv(text.slice(1));
  return records.map((cells) =>
    Object.fromEntries(names!.map((name, index) => [name, unguard(cells[index]!)])),
  );
}

let ann: Actor;
let sessionToken: string;

// Another workspace has orders too, which must never appear.
beforeAll(async () => {
  ({ actor: ann, sessionToken } = await newSignIn());
  const ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben, "the van"' });
  const marek = await newActor({ workspaceId: ann.workspaceId, role: 'COURIER', name: 'Marek' });
  await newOrder(await newActor(), { recipientName: 'Someone else' });
  for (let number = 0; number < 60; number++) {
    const actor = number % 3 === 0 ? ben : ann;
    const order = await newOrder(actor, {
      orderId: `${'=-+@'[number % 5] ?? ''}${10_000 + number}`,
      numberOfItems: number + 1,
      senderName: number % 4 === 0 ? '=HYPERLINK("http://evil.test","x")' : "'s-Hertogenbosch",
      recipientAddress: 'ul. Filtrowa 68, Warszawa',
      ...(number % 4 === 2 && { ...extras, instructions: 'Ring twice' }),
      courierId: number % 7 === 0 ? marek.userId : null,
    });
    if (number % 2 === 0) await markDelivered(ann, seen(order));
    if (number % 20 === 1) await deleteOrder(ann, seen(order));
    if (number % 20 === 3) {
      await editOrder(ben, { ...seen(order), ...details, recipientName: 'Émile' });
    }
  }
});

const QUERIES = [
  '',
  'status=delivered&sort=-items',
  'sort=orderId&size=25',
  'q=lucja&itemsFrom=10&itemsTo=40',
  'q=nobody',
  'status=burnt',
];

describe('orders', () => {
  async function listed(query: string) {
    const { listing } = parseListParams(parametersOf(query));
    const page = await listOrders(ann, { ...listing, size: 100 }, {}, new Date());
    expect(page.after).toBeNull();
    return page.orders;
  }

  test.each(QUERIES)('as CSV are those of the list: "%s"', async (query) => {
    await newRequest({ sessionToken });
    const text = await textOf(await ordersAsCsv(to(query)));
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const names = { ONGOING: 'Ongoing', DELIVERED: 'Delivered' };
    expect(recordsOf(text)).toEqual(
      (await listed(query)).map((order) => ({
        'Order ID': order.orderId,
        Status: names[order.status],
        'Delivery date': order.deliveryDate,
        'Number of items': String(order.numberOfItems),
        'Time window': order.timeWindow ?? '',
        'Sender name': order.senderName,
        'Recipient name': order.recipientName,
        'Recipient address': order.recipientAddress,
        Phone: order.recipientPhone ?? '',
        'E-mail': order.recipientEmail ?? '',
        Instructions: order.instructions ?? '',
        Reference: order.reference ?? '',
        'Failed attempts': order.attempts === null ? '' : String(order.attempts),
        'Failure reason': order.attemptReason ?? '',
        'Attempted at': order.attemptedAt ?? '',
        Created: order.createdAt.toISOString(),
        'Created by': order.createdById === ann.userId ? 'Ann' : 'Ben, "the van"',
        Delivered: order.deliveredAt?.toISOString() ?? '',
        Courier: order.courierId === null ? '' : 'Marek',
      })),
    );
  });

  test.each(QUERIES)('as JSON Lines are those of the list: "%s"', async (query) => {
    await newRequest({ sessionToken });
    const objects = objectsOf(await textOf(await ordersAsJsonLines(to(query))));
    const orders = JSON.parse(JSON.stringify(await listed(query))) as object[];
    expect(objects).toMatchObject(orders);
    expect(objects).toHaveLength(orders.length);
  });

  test('have no cell that a spreadsheet would run as a formula', async () => {
    await newRequest({ sessionToken });
    const cells = parseCsv((await textOf(await ordersAsCsv(to('')))).slice(1)).flat();
    expect(cells.filter((cell) => cell.startsWith("'="))).not.toHaveLength(0);
    for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });
});

describe('the log', () => {
  const queries = ['', 'sort=time', 'action=Deleted', 'q=emile', 'from=2199-01-01', 'who=burnt'];

  async function listed(query: string) {
    const { listing } = parseLogListParams(parametersOf(query));
    const entries = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = (await listLog(ann, { ...listing, size: 100 }, after ? { after } : {}))!;
      entries.push(...page.lines.map(({ orderExists: _, groupSize: __, ...entry }) => entry));
      after = page.after;
    }
    return entries;
  }

  test.each(queries)('as CSV is that of its page: "%s"', async (query) => {
    await newRequest({ sessionToken });
    const text = await textOf(await logAsCsv(to(query)));
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(recordsOf(text)).toEqual(
      (await listed(query)).map((entry) => ({
        Time: entry.at.toISOString(),
        Who: entry.actorName,
        Action: entry.action,
        'Order ID': entry.orderId,
        Version: String(entry.orderVersion),
        'What changed': expect.any(String),
        'What changed (JSON)': JSON.stringify(entry.changes),
        Entry: String(entry.seq),
        Hash: entry.hash,
        Group: '',
        'Undoes version': '',
      })),
    );
  });

  test.each(queries)('as JSON Lines is that of its page: "%s"', async (query) => {
    await newRequest({ sessionToken });
    const objects = objectsOf(await textOf(await logAsJsonLines(to(query))));
    expect(objects).toEqual(JSON.parse(JSON.stringify(await listed(query))));
  });

  test('has every entry of a bulk action, with its ID and the version that an undo reverts', async () => {
    const { actor, sessionToken } = await newSignIn();
    const orders = [await newOrder(actor), await newOrder(actor)];
    const group = await applyBulkAction(actor, 'markDelivered', orders);
    await undo(actor, { id: orders[0]!.id, version: 2 });
    await newRequest({ sessionToken });
    const marks = recordsOf(await textOf(await logAsCsv(to('sort=time')))).map((record) => [
      record.Group,
      record['Undoes version'],
    ]);
    expect(marks).toEqual([
      ['', ''],
      ['', ''],
      [group, ''],
      [group, ''],
      ['', '2'],
    ]);
    const [undone] = objectsOf(await textOf(await logAsJsonLines(to('sort=-time'))));
    expect(undone).toMatchObject({ groupId: null, undoes: 2 });
  });

  test('describes the changes in words', async () => {
    await newRequest({ sessionToken });
    const records = recordsOf(await textOf(await logAsCsv(to('action=Marked+Delivered'))));
    expect(records[0]!['What changed']).toBe('Status: Ongoing → Delivered');
    const created = recordsOf(await textOf(await logAsCsv(to('action=Created&sort=time'))));
    expect(created[0]!['What changed']).toMatch(
      /^Number of items: 1; Delivery date: 17 Apr 2026; /,
    );
  });
});

describe('every export', () => {
  test.each([
    [ordersAsCsv, 'text/csv; charset=utf-8', 'orders', 'csv'],
    [ordersAsJsonLines, 'application/jsonl', 'orders', 'jsonl'],
    [logAsCsv, 'text/csv; charset=utf-8', 'log', 'csv'],
    [logAsJsonLines, 'application/jsonl', 'log', 'jsonl'],
  ])('is a file named after the day that must not be stored: %#', async (...given) => {
    const [route, type, name, ending] = given;
    await newRequest({ sessionToken });
    const response = await route(to(''));
    const today = calendarDate(new Date(), ann.timeZone);
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'private, no-store',
      'content-disposition': `attachment; filename="${name}-${today}.${ending}"`,
      'content-type': type,
    });
    await response.body!.cancel();
  });

  test.each(ROUTES)('has nothing of another workspace: %s', async (_, route) => {
    const stranger = await newSignIn();
    await newRequest({ sessionToken: stranger.sessionToken });
    for (const query of ['', `createdBy=${ann.userId}&who=${ann.userId}`, 'q=filtrowa']) {
      const text = await textOf(await route(to(query)));
      expect(text.split('\n').length).toBeLessThanOrEqual(2);
      expect(text).not.toMatch(/Filtrowa|Warszawa/);
    }
  });

  test.each(ROUTES)(
    'is available to owners and dispatchers, and is a 404 for couriers: %s',
    async (_, route) => {
      const { workspaceId } = ann;
      const courier = await newSignIn({ workspaceId, role: 'COURIER' });
      await newRequest({ sessionToken: courier.sessionToken });
      await expect(route(to(''))).rejects.toThrow('not found');
      const dispatcher = await newSignIn({ workspaceId, role: 'DISPATCHER' });
      await newRequest({ sessionToken: dispatcher.sessionToken });
      expect(await textOf(await route(to('')))).toContain('Filtrowa');
    },
  );

  test.each(ROUTES)('sends a visitor to the login page: %s', async (_, route) => {
    await newRequest({ headers: { 'x-order-desk-path': '/orders/export.csv?status=ongoing' } });
    await expect(route(to(''))).rejects.toEqual(
      new Redirected('/login?next=%2Forders%2Fexport.csv%3Fstatus%3Dongoing'),
    );
  });
});

test('a long export is streamed in slices, each row once, and stops when the client leaves', async () => {
  await withRaw(ownerUrl, 'write', (raw) => generateLog(raw, { orders: 4_500, workspaces: 1 }));
  const [largest] = await withRaw(ownerUrl, 'read', (raw) =>
    raw.rows<{ id: string; logSeq: number }>(
      `SELECT "id", "logSeq" FROM "Workspace" ORDER BY "logSeq" DESC LIMIT 1`,
    ),
  );
  const clerk = await newSignIn({ workspaceId: largest!.id });
  for (const [route, rows] of [
    [ordersAsJsonLines, 3_000],
    [logAsJsonLines, 15_000],
  ] as const) {
    await newRequest({ sessionToken: clerk.sessionToken });
    const keys = new Set<unknown>();
    let largestSlice = 0;
    const decoder = new TextDecoder();
    for await (const bytes of (await route(to(''))).body!) {
      const objects = objectsOf(decoder.decode(bytes));
      largestSlice = Math.max(largestSlice, objects.length);
      for (const { id } of objects) keys.add(id);
    }
    expect(keys.size).toBe(rows);
    expect(largestSlice).toBeLessThanOrEqual(2_000);
  }

  await newRequest({ sessionToken: clerk.sessionToken });
  const reader = (await ordersAsCsv(to(''))).body!.getReader();
  await reader.read();
  await reader.cancel();
  expect((await reader.read()).done).toBe(true);
});
