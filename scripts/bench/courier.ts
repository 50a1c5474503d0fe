import { newId } from '@/lib/db/id';
import type { Raw } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import { dropGuards } from '@/scripts/lib/guards';
import { insertRows, stored } from '@/scripts/lib/rows';
import { newCookies, type BenchContext, type Workspace } from './context';

/** A courier of a workspace with a number of its ongoing orders. `remove` leaves the workspace as it was. */
export type Courier = { cookie: string; remove: () => Promise<void> };

/** Works without the guards, as the owner of the database. */
export async function newCourier(
  context: BenchContext,
  { id: workspaceId }: Workspace,
  orders: number,
): Promise<Courier> {
  const id = newId();
  const unguarded = (work: (raw: Raw) => Promise<unknown>) =>
    withRaw(context.database.ownerUrl, 'write', async (raw) => {
      const restoreGuards = await dropGuards(raw);
      await work(raw);
      await restoreGuards();
    });
  await unguarded(async (raw) => {
    const person = { id, name: 'Bench', username: id, usernameKey: id, role: 'COURIER' };
    const createdAt = stored(new Date());
    await insertRows(raw, 'User', [{ ...person, workspaceId, active: true, createdAt }]);
    await raw.run(
      `UPDATE "Order" SET "courierId" = $1 WHERE "id" IN (
         SELECT "id" FROM "Order" WHERE "workspaceId" = $2 AND "status" = 'ONGOING'
         ORDER BY "createdAt" DESC LIMIT ${orders})`,
      [id, workspaceId],
    );
  });
  const [cookie] = await newCookies(context, { userId: id }, 1);
  const remove = () =>
    unguarded(async (raw) => {
      await raw.run(
        `UPDATE "Order" SET "courierId" = NULL WHERE "workspaceId" = $1 AND "courierId" = $2`,
        [workspaceId, id],
      );
      await raw.run(`DELETE FROM "Session" WHERE "userId" = $1`, [id]);
      await raw.run(`DELETE FROM "User" WHERE "id" = $1`, [id]);
    });
  return { cookie: cookie!, remove };
}
