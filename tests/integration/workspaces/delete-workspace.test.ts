import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { actorOfSession, type Actor } from '@/lib/auth/actor';
import { hashPassword } from '@/lib/auth/password';
import { db, transaction } from '@/lib/db/client';
import { insertRows } from '@/lib/db/write';
import { usernameKey } from '@/lib/accounts/usernames';
import { deleteWorkspace } from '@/lib/workspaces/mutations';
import { changesOf } from '@/tests/support/changes';
import { password, slowPasswordHash, tryLogIn } from '@/tests/support/accounts';
import { newOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';
import { tamperings } from '@/tests/support/tamperings';
import { allRowsOf, fullWorkspace } from '@/tests/support/workspaces';

let passwordHash: string;
let ann: Actor;

beforeAll(async () => {
  passwordHash = await hashPassword(password);
});

beforeEach(async () => {
  ann = await fullWorkspace(passwordHash);
});

function input(given: Partial<Parameters<typeof deleteWorkspace>[1]> = {}) {
  return { operationId: randomUUID(), confirmation: 'Parcel & Sons', password, ...given };
}

describe('deleting a workspace', () => {
  test('ends every session and every way in', async () => {
    const before = await allRowsOf(ann);
    await deleteWorkspace(ann, input());
    const { workspace, users, ...after } = await allRowsOf(ann);
    expect(workspace).toMatchObject([{ deletedAt: expect.any(Date) }]);
    expect(users).toHaveLength(3);
    for (const user of users) {
      const ended = {
        active: false,
        email: null,
        passwordHash: null,
        totpSecret: null,
        navigationApp: null,
      };
      expect(user).toMatchObject(ended);
    }
    for (const table of ['sessions', 'accounts', 'recoveryCodes', 'verificationTokens'] as const) {
      expect(before[table], table).not.toEqual([]);
      expect(after[table], table).toEqual([]);
    }
    expect(before.invitations).not.toEqual([]);
    expect(after.invitations).toEqual([]);
    for (const { sessionToken } of before.sessions) {
      expect(await actorOfSession(sessionToken, new Date())).toBeNull();
    }
    const owner = before.users.find(({ id }) => id === ann.userId);
    expect(await tryLogIn(owner!.username)).toBeNull();
  });

  test('keeps orders and log, deletes the rest, and the log still verifies', async () => {
    const before = await allRowsOf(ann);
    await deleteWorkspace(ann, input());
    const after = await allRowsOf(ann);
    expect(after.orders).toEqual(before.orders);
    expect(after.orders).not.toEqual([]);
    expect(after.log.slice(0, -1)).toEqual(before.log);
    const newest = after.log.at(-1)!;
    expect([newest.action, newest.actorId]).toEqual(['Workspace Deleted', ann.userId]);
    expect(changesOf(newest)).toEqual({ workspaceName: { from: 'Parcel & Sons', to: null } });
    for (const table of [
      'views',
      'rounds',
      'groups',
      'groupOrders',
      'imports',
      'importRows',
      'importOrders',
    ] as const) {
      expect(before[table], table).not.toEqual([]);
      expect(after[table], table).toEqual([]);
    }
    expect(await tamperings()).toEqual([]);
  });

  test('frees the usernames, and keeps them where the log needs them', async () => {
    const { users } = await allRowsOf(ann);
    await deleteWorkspace(ann, input());
    for (const { id, username, name } of users) {
      const key = usernameKey(username);
      expect(await db().user.findUnique({ where: { usernameKey: key } })).toBeNull();
      const kept = await db().user.findUnique({ where: { id } });
      expect(kept).toMatchObject({ username, name });
    }
  });

  test('leaves every other workspace unchanged', async () => {
    const other = await fullWorkspace(passwordHash);
    const before = await allRowsOf(other);
    for (const [table, rows] of Object.entries(before)) expect(rows, table).not.toEqual([]);
    await deleteWorkspace(ann, input());
    expect(await allRowsOf(other)).toEqual(before);
    await newOrder(other);
  });

  test('is done in one request, even with 5,000 rows of a file', async () => {
    const importId = (await allRowsOf(ann)).imports[0]!.id;
    const { workspaceId } = ann;
    const positions = Array.from({ length: 5_000 }, (_, index) => index + 1_000);
    const rows = positions.map((position) => ({ workspaceId, importId, position, line: position }));
    await transaction(async (tx) => {
      await insertRows(
        tx,
        'ImportRow',
        rows.map((row) => ({ ...row, cells: '["R-1"]' })),
      );
      await insertRows(
        tx,
        'ImportOrder',
        rows.map((row) => ({ ...row, verdict: 'create' })),
      );
    });
    await deleteWorkspace(ann, input());
    expect(await allRowsOf(ann)).toMatchObject({ imports: [], importRows: [], importOrders: [] });
  });
});

describe('deleting a workspace is refused and changes nothing', () => {
  test('when its name does not match', async () => {
    const before = await allRowsOf(ann);
    const refused = deleteWorkspace(ann, input({ confirmation: 'parcel & sons' }));
    const { details } = await refusalOf(refused, 'not-confirmed');
    expect(details).toEqual({ field: 'confirmation', wanted: 'Parcel & Sons' });
    expect(await allRowsOf(ann)).toEqual(before);
  });

  test('when the password is wrong', async () => {
    const before = await allRowsOf(ann);
    await refusalOf(deleteWorkspace(ann, input({ password: `${password} ` })), 'wrong-password');
    expect(await allRowsOf(ann)).toEqual(before);
  });

  test('when the password changes during verification', async () => {
    const { userId: id } = ann;
    const storeHash = (passwordHash: string) =>
      transaction((tx) => tx.user.update({ where: { id }, data: { passwordHash } }));
    await storeHash(slowPasswordHash());
    const deleting = refusalOf(deleteWorkspace(ann, input()), 'wrong-password');
    await storeHash('other');
    const before = await allRowsOf(ann);
    await deleting;
    expect(await allRowsOf(ann)).toEqual(before);
  });

  test('for an owner without a password', async () => {
    const sue = await newActor({ workspaceId: ann.workspaceId, name: 'Sue' });
    const before = await allRowsOf(ann);
    await refusalOf(deleteWorkspace(sue, input({ password: '' })), 'wrong-password');
    expect(await allRowsOf(ann)).toEqual(before);
  });
});
