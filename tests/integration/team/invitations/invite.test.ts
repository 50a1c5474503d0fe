import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { INVITATION_MS } from '@/lib/team/invitations/schema';
import { invite, revokeInvitation } from '@/lib/team/invitations/mutations';
import { findInvitation, listInvitations } from '@/lib/team/invitations/queries';
import { loggedEntries } from '@/tests/integration/team/logged-entries';
import { newActor } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';

let ann: Actor;
let stranger: Actor;

beforeEach(async () => {
  ann = await newActor();
  stranger = await newActor();
});

const courier = () => ({ operationId: randomUUID(), role: 'COURIER', name: 'Ben' }) as const;
const now = () => new Date();

/** The open invitation in Ann's workspace. */
async function onlyInvitation() {
  const invitations = await listInvitations(ann, now());
  expect(invitations).toHaveLength(1);
  return invitations[0]!;
}

describe('an invitation', () => {
  test('is shown to anyone with its secret, of which only the hash is stored', async () => {
    const { secret } = await invite(ann, courier());
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(await findInvitation(secret, now())).toEqual({
      workspaceName: ann.workspaceName,
      role: 'COURIER',
      name: 'Ben',
    });
    const { workspaceId } = ann;
    const stored = [
      await db().invitation.findMany({ where: { workspaceId } }),
      await db().log.findMany({ where: { workspaceId } }),
    ];
    expect(JSON.stringify(stored)).not.toContain(secret);
    expect(await loggedEntries(ann)).toMatchObject([
      { action: 'Invited', changes: { name: { to: 'Ben' }, role: { to: 'COURIER' } } },
    ]);
  });

  test('is open for seven days', async () => {
    const { secret } = await invite(ann, courier());
    const { expires } = await onlyInvitation();
    expect(expires.getTime() - Date.now()).toBeLessThanOrEqual(INVITATION_MS);
    const before = new Date(expires.getTime() - 1);
    expect(await findInvitation(secret, before)).not.toBeNull();
    expect(await listInvitations(ann, before)).toHaveLength(1);
    expect(await findInvitation(secret, expires)).toBeNull();
    expect(await listInvitations(ann, expires)).toEqual([]);
  });

  test('is created once per operation, with the newer secret', async () => {
    const operation = courier();
    const first = await invite(ann, operation);
    const second = await invite(ann, operation);
    expect(await findInvitation(first.secret, now())).toBeNull();
    expect(await findInvitation(second.secret, now())).not.toBeNull();
    expect(await listInvitations(ann, now())).toHaveLength(1);
    expect(await loggedEntries(ann)).toHaveLength(1);
    await refusalOf(invite(ann, { ...operation, role: 'OWNER' }), 'reused-operation-id');
    await refusalOf(invite(stranger, operation), 'reused-operation-id');
    expect(await listInvitations(stranger, now())).toEqual([]);
  });
});

describe('revoking an invitation', () => {
  test('ends it at once, and is idempotent', async () => {
    const { secret } = await invite(ann, courier());
    const { id } = await onlyInvitation();
    const operation = { operationId: randomUUID(), id };
    await revokeInvitation(ann, operation);
    await revokeInvitation(ann, operation);
    expect(await findInvitation(secret, now())).toBeNull();
    expect(await listInvitations(ann, now())).toEqual([]);
    const again = revokeInvitation(ann, { operationId: randomUUID(), id });
    await refusalOf(again, 'no-invitation');
    const entries = (await loggedEntries(ann)).map(({ action }) => action);
    expect(entries).toEqual(['Invited', 'Invitation Revoked']);
  });

  test('leaves nothing to reopen for the operation that created it', async () => {
    const operation = courier();
    await invite(ann, operation);
    await revokeInvitation(ann, { operationId: randomUUID(), id: operation.operationId });
    await refusalOf(invite(ann, operation), 'no-invitation');
  });
});
