import type { Raw } from '@/lib/db/engine';
import { inTransaction } from '@/lib/db/raw';
import { dropGuards } from '@/scripts/lib/guards';

/**
 * What a thief with the owner's rights does: takes the guards away, does `work`, and puts the guards back as they were,
 * so that nothing but the data can give it away. Where the database still refuses, nothing has changed.
 */
export async function unguarded(raw: Raw, work: () => Promise<void>): Promise<void> {
  // SQLite heeds this outside of a transaction alone.
  if (raw.engine === 'sqlite') await raw.execute('PRAGMA foreign_keys = OFF');
  await inTransaction(raw, async () => {
    const putBack = await dropGuards(raw);
    await work();
    await putBack();
  });
}
