import type { Raw } from '@/lib/db/engine';
import { inTransaction } from '@/lib/db/raw';
import { dropGuards } from '@/scripts/lib/guards';

/**
 * Drops the guards, runs `work`, and restores the guards, like an attacker who owns the tables. If the database still
 * refuses, nothing changes.
 */
export async function withoutGuards(raw: Raw, work: () => Promise<void>): Promise<void> {
  // SQLite ignores this inside a transaction.
  if (raw.engine === 'sqlite') await raw.execute('PRAGMA foreign_keys = OFF');
  await inTransaction(raw, async () => {
    const putBack = await dropGuards(raw);
    await work();
    await putBack();
  });
}
