import { expect, test } from 'vitest';
import { db, transaction } from '@/lib/db/client';
import { sessionAdapter } from '@/lib/db/auth-adapters';
import { newActor } from '@/tests/support/people';

test('a session is created inside the transaction', async () => {
  const { userId } = await newActor();
  const session = { sessionToken: 'token', userId, expires: new Date(), device: 'Test' };
  const find = () => db().session.findUnique({ where: { sessionToken: 'token' } });

  const failing = transaction(async (tx) => {
    await sessionAdapter(tx).createSession(session);
    throw new Error('fault');
  });
  await expect(failing).rejects.toThrow('fault');
  expect(await find()).toBeNull();

  await transaction(async (tx) => sessionAdapter(tx).createSession(session));
  expect(await find()).toMatchObject(session);
});
