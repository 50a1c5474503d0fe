import { openPalette, readyForKeys } from '@/tests/support/browser/keys';
import { muteLiveUpdates } from '@/tests/support/browser/live';
import { listOrder, makeOrder, makeOrders, type MadeOrder } from '@/tests/support/browser/orders';
import { newWord } from '@/tests/support/browser/search';
import { expect, test } from '@/tests/support/browser/test';

test(
  'the palette finds orders from any page, by Order ID or name',
  { tag: '@phone' },
  async ({ desk }) => {
    const word = newWord();
    const recipientName = `Żółw ${word}`;
    const made = await makeOrders(desk, { recipientName }, { recipientName });
    const [one, other] = made as [MadeOrder, MadeOrder];
    await desk.goto('/logs');
    let field = await openPalette(desk);
    await field.fill(one.orderId);
    const options = desk.getByRole('dialog').getByRole('option');
    await expect(options).toHaveText([`${one.orderId} Żółw ${word} · Ongoing`]);
    await field.press('Enter');
    await expect(desk).toHaveURL(one.path);

    field = await openPalette(desk);
    await field.fill(`zolw ${word}`);
    await expect(options.first()).toContainText(other.orderId);
    await expect(options).toHaveCount(2);
    await options.last().click();
    await expect(desk.getByRole('dialog')).toHaveCount(0);
    await expect(desk).toHaveURL(one.path);
  },
);

test('arrow keys choose a page in the palette, and Escape restores the focus', async ({ desk }) => {
  const { orderId } = await listOrder(desk);
  await readyForKeys(desk);
  await desk.keyboard.press('j');
  const link = desk.getByRole('link', { name: orderId, exact: true });
  await expect(link).toBeFocused();
  await openPalette(desk);
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('dialog')).toHaveCount(0);
  await expect(link).toBeFocused();

  let field = await openPalette(desk);
  await field.fill('keyboard');
  await desk.getByRole('option', { name: 'Keyboard shortcuts' }).click();
  await expect(desk.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await desk.keyboard.press('Escape');

  field = await openPalette(desk);
  await field.press('ArrowDown');
  await expect(desk.getByRole('option', { name: 'New order' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await field.press('Enter');
  await expect(desk).toHaveURL('/orders/new');
});

test('the palette can mark the order of the current page delivered', async ({ desk }) => {
  const { orderId, path } = await makeOrder(desk);
  await desk.goto(path);
  const field = await openPalette(desk);
  await field.fill('deliv');
  await expect(desk.getByRole('dialog').getByRole('option').first()).toHaveText(
    `Mark delivered ${orderId}`,
  );
  await field.press('Enter');
  await expect(desk.getByRole('dialog')).toHaveCount(0);
  await expect(desk.getByRole('status')).toContainText(`Order ${orderId} marked delivered.`);
});

test('the palette explains why a search failed', async ({ desk, consoleErrors }) => {
  consoleErrors.expect(/ERR_FAILED|Failed to fetch|401 \(Unauthorized\)/);
  // Otherwise live updates would redirect to log-in.
  await muteLiveUpdates(desk);
  await desk.goto('/profile');
  const field = await openPalette(desk);
  const status = desk.getByRole('dialog').getByRole('status');
  await field.fill(newWord());
  await expect(status).toHaveText('Nothing found.');
  await desk.route('**/orders/find?*', (route) => route.abort());
  await field.fill(newWord());
  await expect(status).toContainText('Can’t reach the server');
  await desk.unroute('**/orders/find?*');
  await desk.context().clearCookies();
  await field.fill(newWord());
  await expect(status).toContainText('You’re signed out.');
});
