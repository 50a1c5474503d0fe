import type { Raw } from '@/lib/db/engine';
import { newId } from '@/lib/db/id';
import type { PeopleAction } from '@/lib/audit-log/actions';
import { entryHash, requestHash, type HashedEntry } from './hash';
import { storedAccounts } from './read-accounts';
import { OPERATOR } from '@/lib/audit-log/audited';

type Head = { id: string; logSeq: number; logHash: string };

/** For the migration that introduced account states: earlier changes to accounts are unproven. */
export async function recordAccounts(raw: Raw): Promise<void> {
  const heads = await raw.rows<Head>(`SELECT "id", "logSeq", "logHash" FROM "Workspace"`);
  for (const { id: workspaceId, logSeq, logHash } of heads) {
    const { accounts } = await storedAccounts(raw, workspaceId);
    const entry: HashedEntry = {
      id: newId(),
      workspaceId,
      seq: logSeq + 1,
      at: new Date(),
      actorId: OPERATOR.userId,
      actorName: OPERATOR.name,
      action: 'Accounts Recorded' satisfies PeopleAction,
      orderDbId: null,
      orderId: null,
      orderVersion: null,
      changes: JSON.stringify({ accounts: { from: null, to: JSON.stringify(accounts) } }),
      operationId: newId(),
      requestHash: requestHash(OPERATOR.userId, ['recordAccounts']),
      previousHash: logHash,
      groupId: null,
      undoes: null,
    };
    const row = {
      ...entry,
      hash: entryHash(entry),
      at: entry.at.toISOString().replace('Z', '+00:00'),
    };
    const names = Object.keys(row);
    await raw.run(
      `INSERT INTO "Log" (${names.map((name) => `"${name}"`).join(', ')})
       VALUES (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
      Object.values(row),
    );
  }
}
