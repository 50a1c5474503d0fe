import { addRound, expectStops, moveButton } from '@/tests/support/browser/rounds';
import { expect, test } from '@/tests/support/browser/test';

test('a courier arranges the stops with buttons', async ({ ownDesk, openBrowser }) => {
  const page = await openBrowser();
  await addRound(ownDesk, page);
  await page.goto('/deliveries');
  await page.getByRole('link', { name: 'Arrange stops' }).click();
  await expectStops(page, 'ABCD');
  await expect(page.getByText('Move them with the arrows.')).toBeVisible();
  await moveButton(page, 'up', 'Dobra').click();
  await expectStops(page, 'ABDC');
  await moveButton(page, 'down', 'Aleje').click();
  await expectStops(page, 'BADC');
  await page.getByRole('link', { name: 'Done' }).click();
  await expect(page.getByRole('main').getByRole('heading', { level: 3 })).toHaveText([
    /^Bracka/,
    /^Aleje/,
    /^Dobra/,
    /^Chmielna/,
  ]);
});
