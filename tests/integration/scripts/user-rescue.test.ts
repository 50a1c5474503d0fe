import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { resetPassword } from '@/lib/accounts/password-reset/mutations';
import { findSecondFactor } from '@/lib/accounts/queries';
import { deactivate } from '@/lib/team/mutations';
import { findProfile } from '@/lib/accounts/queries';
import { loggedEntries } from '@/tests/integration/team/logged-entries';
import { password, tryLogIn } from '@/tests/support/accounts';
import { runCommand } from '@/tests/support/command';
import { ownerUrl } from '@/tests/support/database';
import { newActorWithPassword } from '@/tests/support/confirm-password';
import { newActor } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';
import { turnOn } from '@/tests/support/two-factor';
import { tamperings } from '@/tests/support/tamperings';

const rescue = (...parameters: string[]) => runCommand(ownerUrl, 'user-rescue', ...parameters);
const operator = { actorId: 'operator', actorName: 'Server operator' };

describe('npm run user:rescue', () => {
  test('creates a password link for the only owner, and logs it', async () => {
    const ann = await newActorWithPassword();
    const { username } = await findProfile(ann);
    const { code, output } = await rescue(username.toUpperCase());
    expect(code).toBe(0);
    const secret = /^http:\/\/localhost:\d+\/reset\/([\w-]{43})$/m.exec(output)?.[1] ?? '';
    const newPassword = 'another seven parcels';
    await resetPassword({ operationId: randomUUID(), secret, newPassword });
    expect(await tryLogIn(username, password)).toBeNull();
    expect(await tryLogIn(username, newPassword)).not.toBeNull();
    const entries = await loggedEntries(ann);
    expect(entries.slice(0, 2)).toMatchObject([
      {
        ...operator,
        action: 'Password Reset Allowed',
        changes: { member: { to: username }, memberId: { to: ann.userId } },
      },
      { actorId: ann.userId, action: 'Password Reset' },
    ]);
    expect(JSON.stringify(entries)).not.toContain(secret);
    expect(await tamperings()).toEqual([]);
  });

  test('turns off one-time codes, and shows if they are already off', async () => {
    const ann = await newActorWithPassword();
    const { username } = await findProfile(ann);
    await turnOn(ann);
    await refusalOf(tryLogIn(username), 'code-needed');
    expect((await rescue(username, '--codes-off')).output).toContain(
      'now logs in without one-time codes.',
    );
    expect(await tryLogIn(username)).not.toBeNull();
    expect(await findSecondFactor(ann)).toEqual({ isOn: false, recoveryCodesLeft: 0 });
    const byOperator = (await loggedEntries(ann)).filter(
      ({ actorId }) => actorId === operator.actorId,
    );
    expect(byOperator).toMatchObject([
      {
        ...operator,
        action: 'One-Time Codes Turned Off',
        changes: { memberId: { to: ann.userId } },
      },
    ]);
    expect((await rescue(username, '--codes-off')).output).toContain('already logs in');
  });

  test('rejects inactive and unknown users, and prints its usage', async () => {
    const ann = await newActor();
    const ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben', role: 'COURIER' });
    await deactivate(ann, { operationId: randomUUID(), memberId: ben.userId });
    for (const name of [(await findProfile(ben)).username, 'nobody at all']) {
      const { code, output } = await rescue(name);
      expect(output).toContain(`No active user is called ${name}`);
      expect(code).toBe(1);
    }
    expect((await rescue('anna', '--all')).output).toContain(
      'Name one user, as in npm run user:rescue -- anna',
    );
  });
});
