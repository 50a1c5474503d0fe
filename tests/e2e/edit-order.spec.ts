import { expectAlert, expectFieldError } from '@/tests/support/browser/expectations';
import { expectTyped, makeOrder, orderField, typeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

test('everything but the Order ID can be edited', { tag: '@phone' }, async ({ desk }) => {
  const { orderId, path, id: _, ...typed } = await makeOrder(desk);
  await desk.goto(path);
  await desk.getByRole('link', { name: `Edit ${orderId}` }).click();
  await expect(desk).toHaveURL(`${path}/edit`);
  await expectTyped(desk, typed);
  await expect(orderField(desk, 'orderId')).toHaveCount(0);
  await expect(desk.getByText(orderId, { exact: true })).toBeVisible();
  await expect(desk.getByText('can’t be changed')).toBeVisible();

  const edited = {
    numberOfItems: '2500',
    deliveryDate: '2198-12-31',
    senderName: 'Another desk',
    recipientName: 'LILA-Supermercado',
    recipientAddress: 'Carrera 52, Barquisimeto',
  };
  await typeOrder(desk, edited);
  await desk.getByRole('button', { name: 'Save changes' }).click();
  await expect(desk).toHaveURL(path);
  await expect(desk.getByRole('status')).toContainText(`Order ${orderId} saved.`);
  const newest = desk.getByRole('region', { name: 'History' }).getByRole('listitem').first();
  await expect(newest).toContainText('Recipient name: from Wolski Zajazd to → LILA-Supermercado');
  await expect(newest).toContainText('Delivery date: from 17 Apr 2199 to → 31 Dec 2198');
  await desk.goto(`${path}/edit`);
  await expectTyped(desk, edited);
});

test('text and caret stay where they are while the page’s scripts start', async ({ desk }) => {
  const { path } = await makeOrder(desk);
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await desk.route(/\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  await desk.goto(`${path}/edit`, { waitUntil: 'commit' });
  await orderField(desk, 'senderName').fill('Typed early');
  for (const field of ['recipientName', 'recipientAddress'] as const) {
    const input = orderField(desk, field);
    await input.evaluate((element: HTMLInputElement) => element.setSelectionRange(2, 6));
    if (field === 'recipientAddress') await input.focus();
  }

  release();
  const address = orderField(desk, 'recipientAddress');
  await address.evaluate(async (element) => {
    while (!Object.keys(element).some((key) => key.startsWith('__reactProps'))) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  await desk.keyboard.type('-');
  await expectTyped(desk, {
    senderName: 'Typed early',
    recipientAddress: 'ul-ltrowa 68, Warszawa',
  });
  await orderField(desk, 'recipientName').focus();
  await desk.keyboard.type('-');
  await expectTyped(desk, { recipientName: 'Wo- Zajazd' });
});

test('invalid values are explained beside their fields, and saving without a change says so', async ({
  desk,
}) => {
  const { orderId, path } = await makeOrder(desk);
  await desk.goto(`${path}/edit`);
  const save = desk.getByRole('button', { name: 'Save changes' });
  await save.click();
  await expectAlert(desk, `Nothing to save: order ${orderId} already has these values.`);

  await typeOrder(desk, { numberOfItems: '1000001', senderName: '' });
  await save.click();
  await expectFieldError(orderField(desk, 'senderName'), 'Sender name is missing.');
  await expect(orderField(desk, 'numberOfItems')).toBeFocused();
  await expectTyped(desk, { numberOfItems: '1000001', senderName: '' });

  await desk.getByRole('link', { name: 'Cancel' }).click();
  await expect(desk).toHaveURL(path);
});

test("a deleted order can't be saved, and the typed values stay", async ({
  desk,
  signedIn,
  openBrowser,
}) => {
  const { path } = await makeOrder(desk);
  await desk.goto(`${path}/edit`);
  await typeOrder(desk, { recipientName: 'From the desk' });
  const other = await openBrowser({ storageState: signedIn });
  await other.goto(`${path}/delete`);
  await other.getByRole('button', { name: 'Delete order' }).click();
  await expect(other).toHaveURL('/orders');
  await desk.getByRole('button', { name: 'Save changes' }).click();
  await expectAlert(desk, 'no longer exists');
  await expectTyped(desk, { recipientName: 'From the desk' });
});
