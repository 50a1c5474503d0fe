import Database from 'better-sqlite3';
import { stored } from '@/scripts/lib/rows';
import { preview } from '@/tests/support/browser/bulk';
import { createOrder } from '@/tests/support/browser/orders';
import { startOwnServer } from '@/tests/support/browser/own-server';
import { newPerson, signUp } from '@/tests/support/browser/people';
import { expect, test } from '@/tests/support/browser/test';

/** What is left of the lease of the server that ended: enough to open the page. */
const LEASE_MS = 8_000;

test('a bulk action goes on after its server ended, its page retries without a response, and it continues after a stop', async ({
  openBrowser,
  consoleErrors,
}) => {
  consoleErrors.expect(/ERR_FAILED|ERR_CONNECTION_REFUSED|Failed to fetch/);
  const server = await startOwnServer();
  const database = new Database(server.file);
  try {
    const desk = await openBrowser({ baseURL: server.address });
    await signUp(desk, newPerson());
    const orders = [await createOrder(desk), await createOrder(desk)];
    await preview(desk, orders, 'Mark delivered');
    const [bulkPath] = new URL(desk.url()).pathname.match(/\/orders\/bulk\/[\da-f-]+/)!;
    const id = bulkPath.split('/').at(-1);
    await desk.goto('/orders');
    // As if the server had ended right after it started the bulk action.
    const now = stored(new Date());
    database.prepare(`UPDATE "Group" SET "appliedAt" = ? WHERE "id" = ?`).run(now, id);
    database
      .prepare(
        `INSERT INTO "Job" ("id", "workspaceId", "userId", "kind", "leaseUntil")
         SELECT "id", "workspaceId", "userId", 'bulkAction', ? FROM "Group" WHERE "id" = ?`,
      )
      .run(stored(new Date(Date.now() + LEASE_MS)), id);

    await desk.route('**/api/jobs/**', (route) => route.abort());
    await desk.goto(bulkPath);
    await expect(desk.getByRole('progressbar', { name: '0 of 2' })).toBeVisible();
    await expect(desk.getByText('No response. Retrying…')).toBeVisible();
    await desk.unrouteAll();
    await expect(desk.getByText('2 orders marked delivered.')).toBeVisible({ timeout: 60_000 });

    // The same for a bulk action that was stopped before its first order.
    const stop = database.prepare(`UPDATE "GroupOrder" SET "result" = NULL WHERE "groupId" = ?`);
    expect(stop.run(id).changes).toBe(2);
    database.prepare(`UPDATE "Group" SET "cancelledAt" = ? WHERE "id" = ?`).run(now, id);
    await desk.reload();
    await expect(desk.getByText('Stopped after 0 of 2.')).toBeVisible();
    await desk.getByRole('button', { name: 'Continue', exact: true }).click();
    // The orders are already delivered, at a later version.
    await expect(desk.getByText('Nothing was changed. 2 were left unchanged.')).toBeVisible();
    await desk.goto(`/logs?group=${id}`);
    await expect(desk.getByRole('cell', { name: 'Marked Delivered', exact: true })).toHaveCount(2);
  } finally {
    database.close();
    await server.remove();
  }
});
