import { expect, vi } from 'vitest';
import { db, statements } from '@/lib/db/client';
import { withRaw } from '@/lib/db/raw';
import { ownerUrl } from './database';

/** The plans of all statements and raw queries that `work` runs; PostgreSQL must use indexes where it can. */
export async function queryPlans(work: () => Promise<unknown>): Promise<string[]> {
  const spies = [
    vi.spyOn(db(), '$queryRaw'),
    vi.spyOn(statements(), 'rows'),
    vi.spyOn(statements(), 'one'),
  ];
  try {
    await work();
    const queries = spies.flatMap((spy) =>
      spy.mock.calls.map(([query]) => query as { sql: string; text: string; values: unknown[] }),
    );
    expect(queries.length).toBeGreaterThan(0);
    return await withRaw(ownerUrl, 'read', async (raw) => {
      if (raw.engine === 'postgresql') await raw.execute('SET enable_seqscan = off');
      const plans: string[] = [];
      for (const { sql, text, values } of queries) {
        let parameter = 0;
        const numbered =
          raw.engine === 'postgresql' ? text : sql.replaceAll('?', () => `$${++parameter}`);
        const rows = await raw.rows(
          `${raw.engine === 'postgresql' ? 'EXPLAIN' : 'EXPLAIN QUERY PLAN'} ${numbered}`,
          values.map((value) => (value instanceof Date ? value.toISOString() : value)),
        );
        plans.push(rows.map((row) => String(row.detail ?? row['QUERY PLAN'])).join('\n'));
      }
      return plans;
    });
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Matches a plan that reads all of a large table. */
export const FULL_SCAN = /SCAN "?(Order|OrderText|Log)"?\b|Seq Scan/;
