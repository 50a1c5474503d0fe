import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { signUp } from '@/lib/accounts/mutations';
import { newUsername, password, tryLogIn } from '@/tests/support/accounts';
import { refusalOf } from '@/tests/support/refusals';

const signUpOnce = () => ({
  operationId: randomUUID(),
  username: newUsername(),
  password,
  timeZone: 'UTC',
});

describe('repeating a sign-up', () => {
  test('is idempotent, also ten times at once', async () => {
    const operation = signUpOnce();
    await Promise.all(Array.from({ length: 10 }, () => signUp(operation)));
    await signUp(operation);
    const { operationId, username } = operation;
    expect(await db().workspace.findMany({ where: { operationId } })).toHaveLength(1);
    expect(await tryLogIn(username)).not.toBeNull();
  });

  test('is refused with other content, and changes nothing', async () => {
    const operation = signUpOnce();
    await signUp(operation);
    const others = [
      { username: newUsername() },
      { password: `${password} too` },
      { workspaceName: 'Elsewhere' },
    ];
    for (const other of others) {
      await refusalOf(signUp({ ...operation, ...other }), 'reused-operation-id');
    }
    expect(await tryLogIn(operation.username)).not.toBeNull();
  });
});
