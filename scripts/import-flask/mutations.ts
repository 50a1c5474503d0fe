import { transaction, type Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { appendEntries, lockLog, type NewEntry } from '@/lib/audit-log/append';
import { OPERATOR, appendAudit } from '@/lib/audit-log/audited';
import { exactUsernameKey, usernameKey } from '@/lib/accounts/usernames';
import { freeKey, numberedUsername } from './names';

/** The owner of a workspace that was taken over. */
export type Owner = { userId: string; workspaceId: string; username: string; isNew: boolean };

type NewWorkspace = {
  operationId: string;
  username: string;
  /** The display name of the user, and the name of the workspace. */
  name: string;
  passwordHash: string | null;
  isActive: boolean;
  timeZone: string;
};

/**
 * Creates a workspace and its owner, with a username that no one else has. Idempotent: repeating the operation returns the
 * same workspace.
 */
export async function createWorkspace(given: NewWorkspace): Promise<Owner> {
  const { operationId, name, passwordHash, isActive, timeZone } = given;
  return transaction(async (tx) => {
    const existing = await tx.workspace.findUnique({
      where: { operationId },
      select: {
        id: true,
        users: { orderBy: { id: 'asc' }, take: 1, select: { id: true, username: true } },
      },
    });
    const [first] = existing?.users ?? [];
    if (existing && first) {
      const { id: userId, username } = first;
      return { userId, workspaceId: existing.id, username, isNew: false };
    }
    const workspaceId = newId();
    await tx.workspace.create({
      data: { id: workspaceId, name, timeZone, operationId },
      select: { id: true },
    });
    const userId = newId();
    const { username, key } = await freeUsername(tx, given.username);
    await tx.user.create({
      data: {
        id: userId,
        workspaceId,
        username,
        usernameKey: key,
        name,
        passwordHash,
        role: 'OWNER',
        active: isActive,
      },
      select: { id: true },
    });
    await appendAudit(
      tx,
      { ...OPERATOR, workspaceId },
      {
        operationId: newId(),
        request: ['openWorkspace', operationId],
        event: { action: 'Accounts Recorded', changes: {} },
      },
    );
    return { userId, workspaceId, username, isNew: true };
  });
}

async function freeUsername(tx: Tx, wanted: string): Promise<{ username: string; key: string }> {
  for (let attempt = 0; ; attempt++) {
    const username = numberedUsername(wanted, attempt);
    const keys = [exactUsernameKey(username), usernameKey(username.trim())];
    const others = await tx.user.findMany({
      where: { usernameKey: { in: keys } },
      select: { username: true, usernameKey: true },
    });
    const key = freeKey(username, others);
    if (key !== null) return { username, key };
  }
}

/** Appends the entries that the workspace's log lacks, in their order. Returns how many. */
export async function appendTakenOver(
  workspaceId: string,
  entries: readonly NewEntry[],
): Promise<number> {
  return transaction(async (tx) => {
    const head = await lockLog(tx, workspaceId);
    const existing = await tx.log.findMany({
      where: { workspaceId, operationId: { in: entries.map(({ operationId }) => operationId) } },
      select: { operationId: true },
    });
    const known = new Set(existing.map(({ operationId }) => operationId));
    const missing = entries.filter(({ operationId }) => !known.has(operationId));
    if (missing.length > 0) await appendEntries(tx, head, missing);
    return missing.length;
  });
}
