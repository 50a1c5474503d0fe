import type { Page } from 'playwright/test';
import { listOrder, makeOrder, typedOrder, typeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

const WIDTHS = [360, 768, 1024, 1440];

/** Expects no element to reach past the edge of the window, at any width. */
async function expectNoSidewaysScroll(page: Page): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const tooWide = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) => {
          const { width, left, right } = element.getBoundingClientRect();
          return width > 0 && (left < -1 || right > window.innerWidth + 1);
        })
        .filter((element) => !element.closest('.sr-only, svg'))
        .filter((element) => {
          let clipped: Element | null = element;
          while (clipped && getComputedStyle(clipped).textOverflow !== 'ellipsis') {
            clipped = clipped.parentElement;
          }
          return clipped === null;
        })
        .slice(0, 3)
        .map((element) => element.outerHTML.slice(0, 160)),
    );
    expect.soft(tooWide, `${page.url()} at ${width}`).toEqual([]);
    const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(scrollWidth, `${page.url()} at ${width}`).toBe(width);
  }
}

/** The longest value of each field, without a space where a line could break. */
const LONGEST = {
  orderId: 'M'.repeat(64),
  numberOfItems: '1000000',
  senderName: 'W'.repeat(200),
  recipientName: 'W'.repeat(200),
  recipientAddress: 'W'.repeat(500),
};

test('log-in and sign-up fit into the window at every width', async ({ page }) => {
  for (const path of ['/login', '/signup']) {
    await page.goto(path);
    await expectNoSidewaysScroll(page);
  }
});

test('every page fits the longest values', async ({ ownDesk }) => {
  await makeOrder(ownDesk, { deliveryDate: '2001-09-30' });
  const { path, orderId } = await listOrder(ownDesk, LONGEST);
  await expectNoSidewaysScroll(ownDesk);
  await ownDesk.getByRole('link', { name: `Delete ${orderId}` }).click();
  await expect(ownDesk.getByRole('dialog')).toBeVisible();
  await expectNoSidewaysScroll(ownDesk);
  for (const page of [path, `${path}/edit`, `${path}/delete`, '/logs', '/profile']) {
    await ownDesk.goto(page);
    await expectNoSidewaysScroll(ownDesk);
  }
});

test('the order form fits the longest error messages', async ({ desk }) => {
  const { orderId, path } = await makeOrder(desk, {
    orderId: typedOrder().orderId.repeat(6).slice(0, 64),
  });
  await desk.goto('/orders/new');
  await typeOrder(desk, typedOrder({ ...LONGEST, orderId }));
  await desk.getByRole('button', { name: 'Create order' }).click();
  await expect(desk.getByText('is already taken.')).toBeVisible();
  await expectNoSidewaysScroll(desk);

  await desk.goto(`${path}/edit`);
  const other = await desk.context().newPage();
  await other.goto(`${path}/edit`);
  await typeOrder(other, { recipientAddress: LONGEST.recipientAddress });
  await other.getByRole('button', { name: 'Save changes' }).click();
  await expect(other).toHaveURL(path);
  await typeOrder(desk, { recipientAddress: LONGEST.recipientAddress.slice(1) });
  await desk.getByRole('button', { name: 'Save changes' }).click();
  await expect(desk.getByText('Nothing was saved')).toBeVisible();
  await expectNoSidewaysScroll(desk);
});
