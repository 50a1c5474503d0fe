import Database from 'better-sqlite3';
import type { Page } from 'playwright/test';
import {
  csvOf,
  expectCounts,
  fileOrder,
  pressContinue,
  uploadFile,
} from '@/tests/support/browser/imports';
import { newPerson, signUp } from '@/tests/support/browser/people';
import { startServerToKill, type ServerToKill } from '@/tests/support/browser/server-to-kill';
import { expect, test } from '@/tests/support/browser/test';
import { runCommand } from '@/tests/support/command';

const ORDERS = 30_000;

/** The number of checked rows and of created orders of an import, as stored. */
type Progress = { judgedTo: number; created: number };

function ask<T>({ file }: ServerToKill, sql: string): T {
  const database = new Database(file);
  try {
    return database.prepare<[], T>(sql).get()!;
  } finally {
    database.close();
  }
}

const loadProgress = (server: ServerToKill) =>
  ask<Progress>(server, `SELECT "judgedTo", "created" FROM "Import"`);

/** Kills the server once the progress bar has moved, and the page is complete. */
async function killMidway(page: Page, server: ServerToKill, what: RegExp): Promise<void> {
  const bar = page.getByRole('progressbar', { name: what });
  const value = async () => Number(await bar.getAttribute('value'));
  const first = await value();
  await expect.poll(value, { intervals: [20] }).toBeGreaterThan(first);
  await server.kill();
  await expect(page.getByText('No response. Retrying…')).toBeVisible();
}

test('an import goes on after its server was killed, during the dry run and while writing', async ({
  openBrowser,
  consoleErrors,
}) => {
  test.setTimeout(600_000);
  consoleErrors.expect(/ERR_|Failed to fetch|network error/i);
  const server = await startServerToKill();
  try {
    const desk = await openBrowser({ baseURL: server.address });
    await signUp(desk, newPerson());
    const orders = Array.from({ length: ORDERS }, (_, number) =>
      fileOrder({ orderId: `K${number}`, status: number % 3 === 0 ? 'Delivered' : 'Ongoing' }),
    );
    await uploadFile(desk, csvOf(orders));
    await pressContinue(desk);

    await killMidway(desk, server, /of 30,000 rows checked$/);
    const { judgedTo } = loadProgress(server);
    expect(judgedTo).toBeGreaterThan(0);
    expect(judgedTo).toBeLessThan(ORDERS + 1);
    await server.start();
    const isChecked = { timeout: 240_000 };
    await expect(desk.getByRole('heading', { name: 'Review changes' })).toBeVisible(isChecked);
    const nothing = ['0 to update', '0 identical', '0 conflicts', '0 errors'];
    await expectCounts(desk, '30,000 to create', ...nothing);
    expect(loadProgress(server)).toEqual({ judgedTo: ORDERS + 1, created: 0 });

    await desk.getByRole('button', { name: 'Import 30,000 orders' }).click();
    await killMidway(desk, server, /of 30,000 orders$/);
    const { created } = loadProgress(server);
    expect(created).toBeGreaterThan(0);
    expect(created).toBeLessThan(ORDERS);
    await server.start();
    await desk.goto('/orders');
    await expect(desk.getByText(/^Import of 30,000 orders: [\d,]+ done$/)).toBeVisible();
    await desk.getByRole('link', { name: 'Show', exact: true }).click();
    const isDone = { timeout: 240_000 };
    await expect(desk.getByRole('heading', { name: 'Receipt' })).toBeVisible(isDone);
    const rest = ['0 updated', '0 identical', '0 conflicts', '0 errors'];
    await expectCounts(desk, '30,000 created', ...rest);

    const once = { rows: ORDERS, ids: ORDERS };
    const counted = (table: string) =>
      ask(server, `SELECT count(*) AS "rows", count(DISTINCT "orderId") AS "ids" FROM ${table}`);
    expect(counted('"Order"')).toEqual(once);
    expect(counted(`"Log" WHERE "action" = 'Imported'`)).toEqual(once);
    const { code, output } = await runCommand(server.url, 'log-verify');
    expect(output).toContain('intact');
    expect(code).toBe(0);
  } finally {
    await server.remove();
  }
});
