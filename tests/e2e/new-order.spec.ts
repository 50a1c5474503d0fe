import { expectAccessible } from '@/tests/support/browser/accessible';
import { expectFieldError } from '@/tests/support/browser/expectations';
import {
  createOrder,
  expectTyped,
  listedIds,
  makeOrder,
  orderField,
  rowOf,
  typedOrder,
  typeOrder,
} from '@/tests/support/browser/orders';
import { newWord } from '@/tests/support/browser/search';
import { expect, test } from '@/tests/support/browser/test';

test(
  'all invalid fields are named at once, and the typed values stay',
  { tag: '@phone' },
  async ({ desk }) => {
    await desk.goto('/orders/new');
    await expect(orderField(desk, 'orderId')).toBeFocused();
    const wrong = {
      orderId: '',
      numberOfItems: '0',
      deliveryDate: '',
      senderName: 'x'.repeat(201),
      recipientName: ' ',
      recipientAddress: 'Karlova 1',
    };
    await typeOrder(desk, wrong);
    await desk.getByRole('button', { name: 'Create order' }).click();
    const sentences = {
      orderId: 'Order ID is missing.',
      numberOfItems: 'Number of items must be a whole number from 1 to 1,000,000.',
      deliveryDate: 'Delivery date is missing.',
      senderName: 'Sender name can have at most 200 characters; this has 201.',
      recipientName: 'Recipient name is missing.',
    } as const;
    for (const [field, sentence] of Object.entries(sentences)) {
      await expectFieldError(orderField(desk, field as keyof typeof sentences), sentence);
    }
    await expect(orderField(desk, 'recipientAddress')).not.toHaveAttribute('aria-invalid');
    await expect(orderField(desk, 'orderId')).toBeFocused();
    await expectTyped(desk, wrong);
  },
);

test('the focus moves to the first invalid field', async ({ desk }) => {
  await desk.goto('/orders/new');
  await typeOrder(desk, typedOrder({ numberOfItems: '1.5', senderName: '' }));
  await desk.getByRole('button', { name: 'Create order' }).click();
  await expect(orderField(desk, 'numberOfItems')).toBeFocused();
});

test(
  'a taken Order ID is a field error with a link to the existing order',
  { tag: '@postgresql' },
  async ({ desk }) => {
    const first = await makeOrder(desk);
    await desk.goto('/orders/new');
    const second = typedOrder({ orderId: first.orderId, recipientName: 'Someone else' });
    await typeOrder(desk, second);
    await desk.getByRole('button', { name: 'Create order' }).click();
    const taken = `Order ID ${first.orderId} is already taken.`;
    await expectFieldError(orderField(desk, 'orderId'), taken);
    await expectTyped(desk, second);
    // In a new tab, so that the form keeps its values.
    const opening = desk.waitForEvent('popup');
    await desk.getByRole('link', { name: 'Open that order' }).click();
    await expect(await opening).toHaveURL(first.path);
  },
);

test('an address of several lines is stored as one line, with commas', async ({ desk }) => {
  const order = await createOrder(desk, { recipientAddress: ' Karlova 1 \n\n110 00 Praha,\nCZ ' });
  await desk.goto(order.path);
  await expect(desk.getByText('Karlova 1, 110 00 Praha, CZ').first()).toBeVisible();
});

test('orders can be created one after the other', { tag: '@phone' }, async ({ desk }) => {
  const orders = [typedOrder(), typedOrder()];
  await desk.goto('/orders/new');
  for (const order of orders) {
    await typeOrder(desk, order);
    await desk.getByRole('button', { name: 'Create and add another' }).click();
    await expect(desk.getByRole('status')).toContainText(`Order ${order.orderId} created.`);
    await expect(desk).toHaveURL(/\/orders\/new(\?|$)/);
    await expectTyped(desk, { recipientAddress: '' });
    // Empty, or the next one.
    await expect(orderField(desk, 'orderId')).not.toHaveValue(order.orderId);
    await expect(orderField(desk, 'orderId')).toBeFocused();
  }
  await desk.goto('/orders');
  const ids = listedIds(desk);
  await expect(ids.nth(0)).toHaveText(orders[1]?.orderId ?? '');
  await expect(ids.nth(1)).toHaveText(orders[0]?.orderId ?? '');
});

test(
  'submitting a form twice at once creates one order',
  { tag: '@postgresql' },
  async ({ desk }) => {
    const order = typedOrder();
    await desk.goto('/orders/new');
    await typeOrder(desk, order);
    await desk.locator('form', { has: orderField(desk, 'orderId') }).evaluate((form) => {
      if (!(form instanceof HTMLFormElement)) return;
      form.requestSubmit();
      form.requestSubmit();
    });
    await expect(desk).toHaveURL('/orders');
    await expect(desk.getByRole('status')).toContainText(`Order ${order.orderId} created.`);
    await expect(rowOf(desk, order.orderId)).toHaveCount(1);
  },
);

test('going back and submitting the form again creates another order', async ({ desk }) => {
  const first = await createOrder(desk);
  await desk.goBack();
  await expect(desk).toHaveURL('/orders/new');
  const second = typedOrder();
  await typeOrder(desk, second);
  await desk.getByRole('button', { name: 'Create order' }).click();
  await expect(desk.getByRole('status')).toContainText(`Order ${second.orderId} created.`);
  await expect(rowOf(desk, first.orderId)).toHaveCount(1);
  await expect(rowOf(desk, second.orderId)).toHaveCount(1);
});

test(
  'an earlier recipient fills in the order, by keyboard and by tap',
  { tag: ['@phone', '@postgresql'] },
  async ({ desk }) => {
    const word = newWord();
    const { recipientAddress, orderId } = await makeOrder(desk, {
      recipientName: `Zaro ${word}`,
      senderName: `Mill ${word}`,
      recipientAddress: `Quay 1, ${word}`,
    });
    await desk.goto('/orders/new');
    await orderField(desk, 'recipientName').pressSequentially(word.slice(0, 8));
    const list = desk.getByRole('listbox', { name: 'Earlier recipients' });
    await expect(list.getByRole('option')).toHaveText([`Zaro ${word}${recipientAddress}`]);
    await expectAccessible(desk);
    await desk.keyboard.press('ArrowDown');
    await desk.keyboard.press('Enter');
    await expect(list).toBeHidden();
    await expectTyped(desk, { recipientName: `Zaro ${word}`, recipientAddress });
    await expect(desk.getByText(`Filled in from order ${orderId}`)).toBeVisible();
    await desk.getByRole('button', { name: 'Undo' }).click();
    await expectTyped(desk, { recipientName: word.slice(0, 8), recipientAddress: '' });

    await orderField(desk, 'senderName').pressSequentially('mill ' + word.slice(0, 8));
    await desk.getByRole('option', { name: `Mill ${word}` }).click();
    await expectTyped(desk, { senderName: `Mill ${word}` });
    await expect(desk).toHaveURL(/\/orders\/new$/);
  },
);
