import type { Raw } from '@/lib/db/engine';
import type { ReportTampering } from './tampering';

type ExpectedText = { workspaceId: string; id: string; orderId: string; seq: number; text: string };

const BATCH = 500;

const TEXTS = {
  sqlite: `SELECT "workspaceId", "orderDbId", "text" FROM "OrderText"
    WHERE "orderDbId" IN (SELECT value FROM json_each($1))`,
  postgresql: `SELECT "workspaceId", "orderDbId", "text" FROM "OrderText"
    WHERE "orderDbId" IN (SELECT json_array_elements_text($1::json))`,
};

/** Compares the log's search index with the replayed orders. */
export class SearchTexts {
  #waiting = new Map<string, ExpectedText>();

  constructor(
    private readonly raw: Raw,
    private readonly report: ReportTampering,
  ) {}

  async compare(expected: ExpectedText): Promise<void> {
    this.#waiting.set(expected.id, expected);
    if (this.#waiting.size >= BATCH) await this.#flush();
  }

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
        this.report({ workspaceId, seq: null, kind: 'search', about });
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
      this.report({ workspaceId, seq, kind: 'search', about });
    }
    this.#waiting.clear();
  }
}

/** Must join like the database triggers. */
export function joinTexts(before: string, text: string): string {
  if (before === '') return text;
  return before.includes(text) ? before : `${before}\n${text}`;
}
