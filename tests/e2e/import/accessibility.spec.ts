import { expectAccessible } from '@/tests/support/browser/accessible';
import {
  csvOf,
  fileOrder,
  importOrders,
  pressContinue,
  uploadFile,
} from '@/tests/support/browser/imports';
import { expect, test } from '@/tests/support/browser/test';

test('axe finds no violations on the pages of an import', { tag: '@phone' }, async ({ desk }) => {
  await desk.goto('/orders/import');
  await expectAccessible(desk);
  await uploadFile(desk, csvOf([fileOrder(), fileOrder({ numberOfItems: '0' })]));
  await expectAccessible(desk);
  await pressContinue(desk);
  await expect(desk.getByRole('button', { name: 'Check again' })).toBeVisible();
  await expectAccessible(desk);
  await importOrders(desk, '1 order');
  await expectAccessible(desk);
  await desk.goto('/orders/import');
  await expectAccessible(desk);
});

test(
  'axe finds no violations in the open questions of an import',
  { tag: '@phone' },
  async ({ desk }) => {
    const rows = ['Order number,Day,Condition', '1,03/04/2199,Strange', '2,05/06/2199,Passé'];
    await uploadFile(desk, Buffer.from(rows.join('\n'), 'latin1'));
    await desk.getByText(/^Text encoding:/).click();
    await expectAccessible(desk);
    await desk.getByLabel('Order field for Order number').selectOption('Order ID');
    await desk.getByLabel('Order field for Day').selectOption('Delivery date');
    await desk.getByLabel('Order field for Condition').selectOption('Status');
    await pressContinue(desk);
    await expect(desk.getByText(/questions are open\./)).toBeVisible();
    await expect(desk.getByLabel(/^Strange/)).toHaveAttribute('aria-invalid', 'true');
    await expectAccessible(desk);
  },
);
