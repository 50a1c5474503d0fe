import { createHash } from 'node:crypto';
import bcrypt from 'bcryptjs';
import { verifyPassword } from '@/lib/auth/password';
import { transaction } from '@/lib/db/client';
import { PASSWORD, type Team } from '@/tests/support/matrix/team';

/** The least work that bcrypt does. */
const COST = 4;

let known: Promise<string> | undefined;

/** Gives people the same password with a hash that costs nothing to check, where time is not what is looked at. */
export async function makePasswordsCheap({ workspaceId }: Team): Promise<void> {
  const passwordHash = await (known ??= cheapHash());
  await transaction((tx) => tx.user.updateMany({ where: { workspaceId }, data: { passwordHash } }));
}

/** @throws Error where the product does not take it for the password's */
async function cheapHash(): Promise<string> {
  const digest = createHash('sha256').update(`order-desk-password:${PASSWORD}`).digest('base64');
  const hash = bcrypt.hashSync(digest, COST);
  if (await verifyPassword(PASSWORD, hash)) return hash;
  throw new Error('Passwords are hashed in another way now: make the hash here in that way too.');
}
