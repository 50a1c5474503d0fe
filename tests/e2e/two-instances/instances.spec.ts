import type { Page } from 'playwright/test';
import { addressOf, BALANCER_PORT, INSTANCE_COOKIE } from '@/scripts/lib/test-addresses';
import { signIn } from '@/tests/support/browser/accounts';
import { expectAlert } from '@/tests/support/browser/expectations';
import { rowOf, typedOrder, typeOrder } from '@/tests/support/browser/orders';
import { logIn, logOut, sendLogIn } from '@/tests/support/browser/people';
import { expect, test } from '@/tests/support/browser/test';

/** Sends this page's browser to one of the two instances from now on. */
async function pinToInstance(page: Page, instance: 0 | 1): Promise<void> {
  const url = addressOf(BALANCER_PORT);
  await page.context().addCookies([{ name: INSTANCE_COOKIE, value: String(instance), url }]);
}

test('a form rendered by one instance is accepted by the other', async ({ desk: page }) => {
  await pinToInstance(page, 0);
  await page.goto('/orders/new');
  const order = typedOrder();
  await typeOrder(page, order);
  await pinToInstance(page, 1);
  await page.getByRole('button', { name: 'Create order' }).click();
  await expect(page.getByRole('status')).toContainText(`Order ${order.orderId} created.`);
  await pinToInstance(page, 0);
  await page.goto('/orders');
  await expect(rowOf(page, order.orderId)).toBeVisible();
});

test('a form is accepted by the other instance without JavaScript too', async ({
  signedIn,
  openBrowser,
}) => {
  const page = await openBrowser({ javaScriptEnabled: false, storageState: signedIn });
  await pinToInstance(page, 0);
  await page.goto('/orders/new');
  const order = typedOrder();
  await typeOrder(page, order);
  await pinToInstance(page, 1);
  await page.getByRole('button', { name: 'Create order' }).click();
  await expect(rowOf(page, order.orderId)).toBeVisible();
});

test('a form sent to both instances at once acts once, and both give the same answer', async ({
  desk: page,
}) => {
  await page.goto('/orders/new');
  const order = typedOrder();
  await typeOrder(page, order);
  const redirects: (string | undefined)[] = [];
  await page.route('**/orders/new', async (route) => {
    const request = route.request();
    if (request.method() !== 'POST') return route.continue();
    const headers = await request.allHeaders();
    const sent = [0, 1].map((instance) =>
      route.fetch({
        headers: { ...headers, cookie: `${headers.cookie}; ${INSTANCE_COOKIE}=${instance}` },
        maxRedirects: 0,
      }),
    );
    const answers = await Promise.all(sent);
    redirects.push(...answers.map((answer) => answer.headers()['x-action-redirect']));
    await route.fulfill({ response: answers[0]! });
  });
  await page.getByRole('button', { name: 'Create order' }).click();
  await expect(page.getByRole('status')).toContainText(`Order ${order.orderId} created.`);
  expect(redirects).toEqual([expect.stringMatching(/^\/orders\b/), redirects[0]]);
  await page.goto('/logs');
  await expect(page.getByRole('cell', { name: order.orderId, exact: true })).toHaveCount(1);
});

test('a log-in on one instance is valid on the other, and a log-out ends both', async ({
  ownDesk: page,
  owner,
  openBrowser,
}) => {
  const other = await openBrowser();
  await pinToInstance(other, 0);
  await logIn(other, owner);
  await pinToInstance(other, 1);
  await other.goto('/profile');
  await expect(other.getByRole('button', { name: /^Sign out .*, last seen/ })).toBeVisible();

  const cookies = await other.context().cookies();
  await logOut(other);
  await other.context().addCookies(cookies);
  for (const instance of [0, 1] as const) {
    await pinToInstance(other, instance);
    await other.goto('/orders');
    await expect(other).toHaveURL('/login');
  }
  await page.goto('/orders');
  await expect(page).toHaveURL('/orders');
});

test('a password changed on one instance signs the other devices out on both', async ({
  ownDesk: page,
  owner,
  openBrowser,
}) => {
  const other = await openBrowser();
  await pinToInstance(other, 1);
  await signIn(other, owner);
  await pinToInstance(page, 0);
  await page.goto('/profile');
  const newPassword = 'ten lives, no cat at all';
  await page.getByLabel('Current password').fill(owner.password);
  await page.getByLabel('New password').fill(newPassword);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByRole('status')).toContainText('Password changed');

  await other.goto('/orders');
  await expect(other).toHaveURL('/login');
  await sendLogIn(other, owner);
  await expectAlert(other, 'Invalid username or password');
  await sendLogIn(other, { ...owner, password: newPassword });
  await expect(other).toHaveURL('/orders');
});
