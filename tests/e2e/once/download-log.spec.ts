import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { makeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

test(
  'the owner can download the log as a file that is verified without the application',
  { tag: '@postgresql' },
  async ({ ownDesk: page }, testInfo) => {
    const order = await makeOrder(page, { isDelivered: true });
    await page.goto('/logs');
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download log' }).click();
    const file = testInfo.outputPath('log.jsonl');
    await (await download).saveAs(file);
    expect((await download).suggestedFilename()).toMatch(/^order-desk-log-\d{4}-\d\d-\d\d\.jsonl$/);

    const verify = () =>
      execFileSync(process.execPath, ['scripts/verify-log.mjs', file], {
        stdio: 'pipe',
      }).toString();
    expect(verify()).toMatch(/^Intact: 4 entries/);

    writeFileSync(file, readFileSync(file, 'utf8').replace(order.recipientName, 'Someone else'));
    expect(verify).toThrow(/Not authentic/);
  },
);
