import type { Raw } from '@/lib/db/engine';
import type { Found } from './tampering';

/** What an order ever said, as its entries tell it; `seq` is the newest of them. */
type Said = { workspaceId: string; id: string; orderId: string; seq: number; text: string };

/** How many are compared at once. */
const BATCH = 500;

const TEXTS = {
  sqlite: `SELECT "workspaceId", "orderDbId", "text" FROM "OrderText"
    WHERE "orderDbId" IN (SELECT value FROM json_each($1))`,
  postgresql: `SELECT "workspaceId", "orderDbId", "text" FROM "OrderText"
    WHERE "orderDbId" IN (SELECT json_array_elements_text($1::json))`,
};

/** Compares the texts that the log is searched by with what orders ever said, order by order as these are replayed. */
export class SearchTexts {
  #waiting = new Map<string, Said>();

  constructor(
    private readonly raw: Raw,
    private readonly found: Found,
  ) {}

  /** Takes what one order ever said. */
  async compare(said: Said): Promise<void> {
    this.#waiting.set(said.id, said);
    if (this.#waiting.size >= BATCH) await this.#flush();
  }

  /** Compares what is left, and finds the texts of which no entry tells. */
  async finish(): Promise<void> {
    await this.#flush();
    const strays = this.raw.batches<{ workspaceId: string; orderDbId: string }>(
      `SELECT "workspaceId", "orderDbId" FROM "OrderText" AS t
       WHERE NOT EXISTS (
         SELECT 1 FROM "Log" AS l WHERE l."workspaceId" = t."workspaceId" AND l."orderDbId" = t."orderDbId")`,
    );
    for await (const batch of strays) {
      for (const { workspaceId, orderDbId } of batch) {
        const about = `there is a search text for order ${orderDbId}, which has no entries`;
        this.found({ workspaceId, seq: null, kind: 'search', about });
      }
    }
  }

  async #flush(): Promise<void> {
    const rows = await this.raw.rows<{ workspaceId: string; orderDbId: string; text: string }>(
      TEXTS[this.raw.engine],
      [JSON.stringify([...this.#waiting.keys()])],
    );
    const texts = new Map(rows.map((row) => [row.orderDbId, row]));
    for (const { workspaceId, id, orderId, seq, text } of this.#waiting.values()) {
      const row = texts.get(id);
      if (row?.workspaceId === workspaceId && row.text === text) continue;
      const about = `the search text of order ${orderId} does not match its entries`;
      this.found({ workspaceId, seq, kind: 'search', about });
    }
    this.#waiting.clear();
  }
}

/** What an order ever said after it says `text` too; as the triggers of the database join it. */
export function joined(before: string, text: string): string {
  if (before === '') return text;
  return before.includes(text) ? before : `${before}\n${text}`;
}
