import { transaction, type Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { appendEntries, lockLog, type NewEntry } from '@/lib/audit-log/append';
import { OPERATOR, appendAudit } from '@/lib/audit-log/audited';
import { exactUsernameKey, usernameKey } from '@/lib/accounts/user';
import { freeKey, usernameNumber } from './names';

/** The user to whom a workspace belongs that was taken over. */
export type Owner = { userId: string; workspaceId: string; username: string; isNew: boolean };

type Opening = {
  operationId: string;
  username: string;
  /** How people call the user, and the workspace. */
  name: string;
  passwordHash: string | null;
  isActive: boolean;
  timeZone: string;
};

/**
 * Opens a workspace for a user who comes in, with a username that is told apart from others of the same spelling. The
 * same operation again answers with what is there, and changes nothing.
 */
export async function openWorkspace(opening: Opening): Promise<Owner> {
  const { operationId, name, passwordHash, isActive, timeZone } = opening;
  return transaction(async (tx) => {
    const there = await tx.workspace.findUnique({
      where: { operationId },
      select: {
        id: true,
        users: { orderBy: { id: 'asc' }, take: 1, select: { id: true, username: true } },
      },
    });
    const [first] = there?.users ?? [];
    if (there && first) {
      const { id: userId, username } = first;
      return { userId, workspaceId: there.id, username, isNew: false };
    }
    const workspaceId = newId();
    await tx.workspace.create({
      data: { id: workspaceId, name, timeZone, operationId },
      select: { id: true },
    });
    const userId = newId();
    const { username, key } = await freeName(tx, opening.username);
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

async function freeName(tx: Tx, wanted: string): Promise<{ username: string; key: string }> {
  for (let attempt = 0; ; attempt++) {
    const username = usernameNumber(wanted, attempt);
    const keys = [exactUsernameKey(username), usernameKey(username.trim())];
    const others = await tx.user.findMany({
      where: { usernameKey: { in: keys } },
      select: { username: true, usernameKey: true },
    });
    const key = freeKey(username, others);
    if (key !== null) return { username, key };
  }
}

/** Appends those of the entries that the workspace's log does not have yet, in their order; answers how many. */
export async function appendTakenOver(
  workspaceId: string,
  entries: readonly NewEntry[],
): Promise<number> {
  return transaction(async (tx) => {
    const head = await lockLog(tx, workspaceId);
    const there = await tx.log.findMany({
      where: { workspaceId, operationId: { in: entries.map(({ operationId }) => operationId) } },
      select: { operationId: true },
    });
    const known = new Set(there.map(({ operationId }) => operationId));
    const missing = entries.filter(({ operationId }) => !known.has(operationId));
    if (missing.length > 0) await appendEntries(tx, head, missing);
    return missing.length;
  });
}
