import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { NOT_FOUND } from '@/tests/support/browser/console-errors';
import { alertOf, expectAlert } from '@/tests/support/browser/expectations';
import {
  createOrder,
  expectTyped,
  listOrder,
  makeOrder,
  rowOf,
  typeOrder,
} from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

/** The request ID, which is on every page and differs each time. */
const REQUEST_ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** What a user can compare: the status, the title and the visible text. */
async function notFoundAt(page: Page, path: string) {
  const response = await page.goto(path);
  await expect(page.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
  return {
    status: response?.status(),
    title: await page.title(),
    text: (await page.locator('body').innerText())
      .replaceAll(REQUEST_ID, '')
      .replaceAll(/\s+/g, ' '),
  };
}

test('an order of another workspace is not found, exactly like an unknown one', async ({
  ownDesk,
  signedIn,
  openBrowser,
  consoleErrors,
}) => {
  consoleErrors.expect(NOT_FOUND);
  const neighbour = await openBrowser({ storageState: signedIn });
  const theirs = await listOrder(neighbour);
  const ours = await makeOrder(ownDesk);
  for (const page of ['', '/edit', '/delete']) {
    const unknown = await notFoundAt(ownDesk, `/orders/${randomUUID()}${page}`);
    expect(unknown.status).toBe(404);
    expect(await notFoundAt(ownDesk, `${theirs.path}${page}`)).toEqual(unknown);
  }
  for (const list of ['/orders', '/logs']) {
    await ownDesk.goto(list);
    await expect(ownDesk.getByRole('main')).toContainText(ours.orderId);
    await expect(ownDesk.getByRole('main')).not.toContainText(theirs.orderId);
  }
  await neighbour.reload();
  await expect(neighbour.getByRole('main')).not.toContainText(ours.orderId);

  // The same Order ID may be used in both.
  await createOrder(ownDesk, { orderId: theirs.orderId });
});

test('forged forms that name an order of another workspace change nothing', async ({
  ownDesk,
  signedIn,
  openBrowser,
}) => {
  const neighbour = await openBrowser({ storageState: signedIn });
  const theirs = await makeOrder(neighbour);
  const ours = await listOrder(ownDesk);
  const missing = 'is no longer available.';
  const forge = async (press: string) => {
    // A click before hydration is sent after it, when React has restored the forged values.
    await ownDesk.waitForFunction(() => {
      const forms = [...document.querySelectorAll('main form:has(button)')];
      return forms.every((form) => Object.keys(form).some((key) => key.startsWith('__reactProps')));
    });
    await ownDesk.evaluate(
      ([id, words]) => {
        for (const input of document.querySelectorAll<HTMLInputElement>('input[name=id]')) {
          input.value = id;
        }
        const buttons = [...document.querySelectorAll<HTMLButtonElement>('main button')];
        for (const button of buttons.filter(({ name }) => name === 'press')) {
          button.value = button.value.replace(/ [0-9a-f-]{36} /, ` ${id} `);
        }
        buttons.find(({ textContent }) => textContent.includes(words))!.click();
      },
      [theirs.id, press] as const,
    );
  };

  await expect(rowOf(ownDesk, ours.orderId)).toBeVisible();
  await forge('Mark delivered');
  await expectAlert(ownDesk, missing);

  await ownDesk.goto(`${ours.path}/delete`);
  await forge('Delete order');
  await expectAlert(ownDesk, missing);

  await ownDesk.goto(`${ours.path}/edit`);
  await typeOrder(ownDesk, { recipientName: 'A stranger' });
  await forge('Save changes');
  await expect(alertOf(ownDesk, missing)).toBeVisible();
  await expectTyped(ownDesk, { recipientName: 'A stranger' });

  await neighbour.goto(theirs.path);
  const history = neighbour.getByRole('region', { name: 'History' }).getByRole('listitem');
  await expect(history).toHaveText([/Created/]);
  await expect(neighbour.getByRole('main')).toContainText('Ongoing');
});
