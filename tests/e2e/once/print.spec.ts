import { makeOrder, makeOrders } from '@/tests/support/browser/orders';
import { openLabels, printedSheets, showAsPrinted } from '@/tests/support/browser/print';
import { expect, test } from '@/tests/support/browser/test';

const LONGEST = {
  orderId: 'M'.repeat(52),
  senderName: 'W'.repeat(200),
  recipientName: 'W'.repeat(200),
  recipientAddress: 'W'.repeat(500),
};

test('labels print on exactly the sheets they need, each in its own size', async ({ desk }) => {
  const orders = await makeOrders(desk, {}, {});
  await desk.goto('/orders');
  await openLabels(desk, orders);
  const labels = desk.url();
  const sizes = {
    '&start=23': ['210 × 297'],
    '&start=24': ['210 × 297', '210 × 297'],
    '&sheet=a4-large&start=8': ['210 × 297', '210 × 297'],
    '&sheet=letter&start=10': ['216 × 279', '216 × 279'],
    '&sheet=single': ['100 × 150', '100 × 150'],
    '&sheet=single-inch': ['102 × 152', '102 × 152'],
  };
  for (const [settings, pages] of Object.entries(sizes)) {
    await desk.goto(labels + settings);
    await expect(desk.getByRole('button', { name: 'Print 2 labels' })).toBeVisible();
    expect(await printedSheets(desk), settings).toEqual(pages);
  }
});

test('the longest values stay within their label on every sheet, with the whole Order ID', async ({
  desk,
}) => {
  const orderId = `${LONGEST.orderId}${Date.now()}`.slice(0, 64);
  const { id } = await makeOrder(desk, { ...LONGEST, orderId });
  for (const sheet of ['a4', 'a4-large', 'letter', 'single', 'single-inch']) {
    await desk.goto(`/orders/labels?order=${id}&sheet=${sheet}`);
    const sheets = desk.getByRole('list', { name: /^Labels of sheet/ });
    const label = sheets.getByRole('listitem').filter({ hasText: orderId });
    await expect(label).toBeVisible();
    const outside = await label.evaluate((item) => {
      const frame = item.getBoundingClientRect();
      return [...item.querySelectorAll('p, svg')]
        .filter((part) => {
          const { left, right, top, bottom } = part.getBoundingClientRect();
          return (
            left < frame.left || right > frame.right || top < frame.top || bottom > frame.bottom
          );
        })
        .map((part) => part.outerHTML.slice(0, 80));
    });
    expect.soft(outside, sheet).toEqual([]);
    const cut = await label
      .getByText(orderId)
      .evaluate((text) => [
        text.scrollHeight - text.clientHeight,
        text.parentElement!.scrollHeight - text.parentElement!.clientHeight,
      ]);
    expect.soft(Math.max(...cut), sheet).toBeLessThanOrEqual(1);
    const lines = await label.locator('p').evaluateAll((texts) =>
      texts.map((text) => {
        const { height } = text.getBoundingClientRect();
        return height / Number.parseFloat(getComputedStyle(text).lineHeight);
      }),
    );
    for (const count of lines) expect.soft(count, sheet).toBeCloseTo(Math.round(count), 1);
  }
});

test('a printed list repeats its header on every page, and shows its filters and the time', async ({
  desk,
}) => {
  const { orderId, recipientAddress } = await makeOrder(desk);
  await desk.goto(`/orders?q=${orderId}&status=ongoing`);
  await showAsPrinted(desk);
  await expect(
    desk.getByText(new RegExp(`Ongoing · Search: ${orderId} · .* · As of \\d`)),
  ).toBeVisible();
  const table = desk.getByRole('table', { name: 'Orders' });
  await expect(table.locator('thead')).toHaveCSS('display', 'table-header-group');
  const row = table.getByRole('row').filter({ hasText: orderId });
  await expect(row).toHaveCSS('break-inside', 'avoid');
  await expect(row.getByRole('cell', { name: recipientAddress })).toBeVisible();
  await expect(row.getByText('Ongoing', { exact: true })).toBeVisible();
  for (const role of ['button', 'checkbox'] as const) {
    await expect(desk.getByRole('main').getByRole(role)).toHaveCount(0);
  }
});

test('a printed order has exact times, and a QR code that opens it', async ({ desk }) => {
  const { path, orderId } = await makeOrder(desk);
  await desk.goto(path);
  const code = desk.getByRole('img', { name: `QR code: opens order ${orderId}` });
  await expect(code).toBeHidden();
  await showAsPrinted(desk);
  await expect(code).toBeVisible();
  const history = desk.getByRole('region', { name: 'History' }).getByRole('listitem');
  await expect(history.getByText(/\d{1,2} \w{3} \d{4}, \d\d:\d\d/)).toBeVisible();
  await expect(desk.getByRole('button')).toHaveCount(0);
});
