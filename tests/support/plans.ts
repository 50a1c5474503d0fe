import { expect, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { withRaw } from '@/lib/db/raw';
import { ownerUrl } from './database';

/** The plans of all raw queries that `work` runs; PostgreSQL must use indexes where it can. */
export async function queryPlans(work: () => Promise<unknown>): Promise<string[]> {
  const spy = vi.spyOn(db(), '$queryRaw');
  try {
    await work();
    const queries = spy.mock.calls.map(
      ([query]) => query as { sql: string; text: string; values: unknown[] },
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
    spy.mockRestore();
  }
}

/** Matches a plan that reads all of a large table. */
export const FULL_SCAN = /SCAN "?(Order|OrderText|Log)"?\b|Seq Scan/;
