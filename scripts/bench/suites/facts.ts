import type { Raw } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import { encodeCursor } from '@/lib/db/pagination/cursor';
import { SORTS, type Sort } from '@/lib/orders/list/params';
import type { Desk, Workspace } from '@/scripts/bench/desk';

/** What the cases have to know of a workspace to ask for things that are there. */
export type Facts = {
  /** The ids of those who took in the most and the fewest orders. */
  frequentPerson: string;
  rarePerson: string;
  /** The day on which the order in the middle came in, `YYYY-MM-DD`. */
  middleDay: string;
  /** Order IDs from all over the workspace, first to last. */
  orderIds: string[];
  /** The places in the middle of the list, by sort, and the Order ID of the row that comes next there. */
  middles: Record<`${'' | '-'}${Sort}`, { place: string; next: string }>;
};

/** Order IDs that are pasted into a search. */
const PASTED = 50;

/** The columns of each sort, which are what a place in it is made of; the first names it there. */
const KEYS: Record<Sort, string[]> = {
  orderId: ['orderIdKey', 'orderId'],
  status: ['status', 'createdAt', 'id'],
  deliveryDate: ['deliveryDate', 'id'],
  recipient: ['recipientKey', 'id'],
  address: ['addressKey', 'id'],
  sender: ['senderKey', 'id'],
  items: ['numberOfItems', 'id'],
  created: ['createdAt', 'id'],
};

/** Looks a workspace up, which may take as long as it takes. */
export function factsOf(desk: Desk, workspace: Workspace): Promise<Facts> {
  return withRaw(desk.database.ownerUrl, 'read', async (raw) => {
    const people = await raw.rows<{ id: string }>(
      `SELECT "createdById" AS "id" FROM "Order" WHERE "workspaceId" = $1
       GROUP BY "createdById" ORDER BY count(*) DESC, "createdById"`,
      [workspace.id],
    );
    const middles: Partial<Facts['middles']> = {};
    for (const sort of SORTS) {
      middles[sort] = await middleOf(raw, workspace, { sort, descending: false });
      middles[`-${sort}`] = await middleOf(raw, workspace, { sort, descending: true });
    }
    return {
      frequentPerson: people[0]!.id,
      rarePerson: people.at(-1)!.id,
      middleDay: await middleDayOf(raw, workspace),
      orderIds: await orderIdsOf(raw, workspace),
      middles: middles as Facts['middles'],
    };
  });
}

async function middleOf(
  raw: Raw,
  { id, size }: Workspace,
  { sort, descending }: { sort: Sort; descending: boolean },
): Promise<{ place: string; next: string }> {
  const by = KEYS[sort].map((column) => `"${column}" ${descending ? 'DESC' : 'ASC'}`).join(', ');
  const rows = await raw.rows<Record<string, unknown> & { orderId: string }>(
    `SELECT * FROM "Order" WHERE "workspaceId" = $1 ORDER BY ${by} LIMIT 2 OFFSET $2`,
    [id, Math.floor(size / 2)],
  );
  const [last, next] = rows;
  const key = KEYS[sort].map((column) =>
    column === 'createdAt' ? instantOf(String(last![column])) : last![column],
  );
  return {
    place: encodeCursor(`${descending ? '-' : ''}${KEYS[sort][0]}`, key),
    next: next!.orderId,
  };
}

async function middleDayOf(raw: Raw, { id, size }: Workspace): Promise<string> {
  const [middle] = await raw.rows<{ createdAt: string }>(
    `SELECT "createdAt" FROM "Order" WHERE "workspaceId" = $1 ORDER BY "createdAt" LIMIT 1 OFFSET $2`,
    [id, Math.floor(size / 2)],
  );
  return middle!.createdAt.slice(0, 10);
}

async function orderIdsOf(raw: Raw, { id, size }: Workspace): Promise<string[]> {
  const rows = await raw.rows<{ orderId: string }>(
    `SELECT "orderId" FROM (
       SELECT "orderId", row_number() OVER (ORDER BY "orderId") AS "number" FROM "Order" WHERE "workspaceId" = $1
     ) AS numbered WHERE "number" % $2 = 0 ORDER BY "orderId" LIMIT ${PASTED}`,
    [id, Math.max(1, Math.floor(size / PASTED))],
  );
  return rows.map(({ orderId }) => orderId);
}

/** A time as either engine writes it, in the form of ISO 8601 that ends with Z. */
export function instantOf(text: string): string {
  const hasZone = /Z$|[+-]\d\d:\d\d$/.test(text);
  return new Date(hasZone ? text : `${text.replace(' ', 'T')}Z`).toISOString();
}
