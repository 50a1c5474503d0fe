import type { Engine, Raw, Row } from '@/lib/db/engine';
import { searchColumns, type SearchColumns } from '@/lib/orders/search-text';

const BATCH = 2_000;

type OrderTexts = {
  orderId: string;
  senderName: string;
  recipientName: string;
  recipientAddress: string;
};

type Entry = { workspaceId: string; orderDbId: string; orderVersion: number } & Pick<
  OrderTexts,
  'orderId'
> & { changes: string };

export async function fillSearchText(raw: Raw): Promise<void> {
  await fillOrders(raw, ['searchText', 'senderKey', 'recipientKey', 'addressKey']);
  await fillTexts(raw);
}

export async function fillOrderIdKeys(raw: Raw): Promise<void> {
  await fillOrders(raw, ['orderIdKey']);
}

async function fillOrders(raw: Raw, names: (keyof SearchColumns)[]): Promise<void> {
  for (let last = ''; ;) {
    const orders = await raw.rows<OrderTexts & { id: string }>(
      `SELECT "id", "orderId", "senderName", "recipientName", "recipientAddress" FROM "Order"
       WHERE "id" > $1 ORDER BY "id" LIMIT ${BATCH}`,
      [last],
    );
    if (orders.length === 0) return;
    const rows = orders.map((order) => ({ id: order.id, ...searchColumns(order) }));
    await raw.run(updateOf(raw.engine, names), [JSON.stringify(rows)]);
    last = orders.at(-1)!.id;
  }
}

function updateOf(engine: Engine, names: string[]): string {
  const set = (value: (name: string) => string) =>
    names.map((name) => `"${name}" = ${value(name)}`).join(', ');
  return engine === 'sqlite'
    ? `UPDATE "Order" SET ${set((name) => `value ->> '${name}'`)}
       FROM json_each($1) WHERE "Order"."id" = value ->> 'id'`
    : `UPDATE "Order" SET ${set((name) => `filled."${name}"`)}
       FROM json_populate_recordset(NULL::"Order", $1) AS filled WHERE "Order"."id" = filled."id"`;
}

/** Everything each order ever contained, from the log; includes deleted orders. */
async function fillTexts(raw: Raw): Promise<void> {
  let position: [string, string, number] = ['', '', 0];
  let text: { workspaceId: string; orderDbId: string; texts: OrderTexts; text: string } | undefined;
  for (;;) {
    const entries = await raw.rows<Entry>(
      `SELECT "workspaceId", "orderDbId", "orderVersion", "orderId", "changes" FROM "Log"
       WHERE ("workspaceId", "orderDbId", "orderVersion") > ($1, $2, $3)
         AND "orderDbId" IS NOT NULL AND "orderId" IS NOT NULL AND "orderVersion" IS NOT NULL
       ORDER BY "workspaceId", "orderDbId", "orderVersion" LIMIT ${BATCH}`,
      position,
    );
    const complete: Row[] = [];
    for (const { workspaceId, orderDbId, orderVersion, orderId, changes } of entries) {
      if (text?.workspaceId !== workspaceId || text.orderDbId !== orderDbId) {
        if (text) complete.push(rowOf(text));
        const texts = { orderId, senderName: '', recipientName: '', recipientAddress: '' };
        text = { workspaceId, orderDbId, texts, text: '' };
      }
      Object.assign(text.texts, textsIn(changes));
      const { searchText } = searchColumns(text.texts);
      if (!text.text.includes(searchText)) {
        text.text = text.text === '' ? searchText : `${text.text}\n${searchText}`;
      }
      position = [workspaceId, orderDbId, orderVersion];
    }
    if (entries.length === 0 && text) complete.push(rowOf(text));
    if (complete.length > 0) await raw.run(INSERT[raw.engine], [JSON.stringify(complete)]);
    if (entries.length === 0) return;
  }
}

function rowOf({
  workspaceId,
  orderDbId,
  text,
}: {
  workspaceId: string;
  orderDbId: string;
  text: string;
}): Row {
  return { workspaceId, orderDbId, text };
}

const INSERT = {
  sqlite: `
    INSERT INTO "OrderText" ("workspaceId", "orderDbId", "text")
    SELECT value ->> 'workspaceId', value ->> 'orderDbId', value ->> 'text' FROM json_each($1)`,
  postgresql: `
    INSERT INTO "OrderText" ("workspaceId", "orderDbId", "text")
    SELECT "workspaceId", "orderDbId", "text" FROM json_populate_recordset(NULL::"OrderText", $1)`,
};

/** Empty for a deletion, and for a forged entry, which log:verify reports. */
function textsIn(changes: string): Partial<OrderTexts> {
  const parsed = parse(changes) as Record<string, { to?: unknown } | null> | null;
  const texts: Partial<OrderTexts> = {};
  for (const field of ['senderName', 'recipientName', 'recipientAddress'] as const) {
    const to = parsed?.[field]?.to;
    if (typeof to === 'string') texts[field] = to;
  }
  return texts;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
