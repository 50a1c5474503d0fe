import type { Raw } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import { encodeCursor } from '@/lib/db/pagination/cursor';
import { SORTS, type Sort } from '@/lib/orders/list/params';
import type { BenchContext, Workspace } from '@/scripts/bench/context';

/** What the cases need to know about a workspace. */
export type Facts = {
  /** The IDs of the users who created the most and the fewest orders. */
  frequentPerson: string;
  rarePerson: string;
  /** The day on which the median order was created, `YYYY-MM-DD`. */
  middleDay: string;
  /** Order IDs spread over the workspace, sorted. */
  orderIds: string[];
  /** By sort: the cursor in the middle of the list, and the Order ID of the next row. */
  middles: Record<`${'' | '-'}${Sort}`, { cursor: string; next: string }>;
};

/** Order IDs in one search. */
const PASTED = 50;

/** The columns of each sort, as in its cursor. The first names the sort in the cursor. */
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

export function factsOf(context: BenchContext, workspace: Workspace): Promise<Facts> {
  return withRaw(context.database.ownerUrl, 'read', async (raw) => {
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
): Promise<{ cursor: string; next: string }> {
  const by = KEYS[sort].map((column) => `"${column}" ${descending ? 'DESC' : 'ASC'}`).join(', ');
  const rows = await raw.rows<Record<string, unknown> & { orderId: string }>(
    `SELECT * FROM "Order" WHERE "workspaceId" = $1 ORDER BY ${by} LIMIT 2 OFFSET $2`,
    [id, Math.floor(size / 2)],
  );
  const [last, next] = rows;
  const key = KEYS[sort].map((column) =>
    column === 'createdAt' ? toIsoTime(String(last![column])) : last![column],
  );
  return {
    cursor: encodeCursor(`${descending ? '-' : ''}${KEYS[sort][0]}`, key),
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

/** Converts a time as either engine writes it to ISO 8601 in UTC. */
export function toIsoTime(text: string): string {
  const hasZone = /Z$|[+-]\d\d:\d\d$/.test(text);
  return new Date(hasZone ? text : `${text.replace(' ', 'T')}Z`).toISOString();
}
