import { unguarded as unguardedOnPostgresql } from '@/lib/db/postgresql/unguarded';
import { inTransaction, type Raw } from '@/lib/db/raw';

/**
 * What a thief with the owner's rights does: takes the guards away, does `work`, and puts the guards back as they were,
 * so that nothing but the data can give it away. Where the database still refuses, nothing has changed.
 */
export async function unguarded(raw: Raw, work: () => Promise<void>): Promise<void> {
  if (raw.engine === 'postgresql') {
    await inTransaction(raw, () => unguardedOnPostgresql(raw, work));
    return;
  }
  // SQLite heeds this outside of a transaction alone.
  await raw.execute('PRAGMA foreign_keys = OFF');
  await inTransaction(raw, async () => {
    const guards = await raw.rows<{ name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`,
    );
    for (const { name } of guards) await raw.execute(`DROP TRIGGER "${name}"`);
    await work();
    for (const { sql } of guards) await raw.execute(sql);
  });
}
