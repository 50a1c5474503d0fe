import { expectAccessible } from '@/tests/support/browser/accessible';
import { addRound, expectStops, moveButton, stopsOn } from '@/tests/support/browser/rounds';
import { expect, test } from '@/tests/support/browser/test';

test(
  'a courier arranges the stops of the day, and opens them in maps',
  { tag: ['@phone', '@postgresql'] },
  async ({ ownDesk, openBrowser }) => {
    const page = await openBrowser();
    await addRound(ownDesk, page);
    await page.goto('/deliveries');
    const days = page.getByRole('main').getByRole('heading', { level: 2 });
    await expect(days).toHaveText(['Today 3 orders', 'Overdue 1 order']);
    await page.getByRole('link', { name: 'Arrange stops' }).click();
    await expect(page.getByRole('heading', { name: 'Arrange your stops' })).toBeVisible();
    await expectStops(page, 'ABCD');
    await expectAccessible(page);

    await moveButton(page, 'up', 'Dobra').click();
    await expectStops(page, 'ABDC');
    await expect(moveButton(page, 'up', 'Dobra')).toBeFocused();
    await expect(page.getByText('Stop 3 of 4: Dobra 4, Warszawa')).toBeAttached();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expectStops(page, 'DABC');
    await expect(moveButton(page, 'down', 'Dobra')).toBeFocused();
    await expect(moveButton(page, 'up', 'Dobra')).toHaveCount(0);
    await expect(page.locator('form[aria-busy=true]')).toHaveCount(0);
    await page.reload();
    await expectStops(page, 'DABC');

    await page.getByRole('link', { name: 'Done' }).click();
    await expect(days).toHaveText(['Today 4 orders']);
    await expect(page.getByRole('main').getByRole('heading', { level: 3 })).toHaveText([
      /^Dobra/,
      /^Aleje/,
      /^Bracka/,
      /^Chmielna/,
    ]);
    const maps = page.getByRole('link', { name: 'Open round in maps' });
    await expect(maps).toHaveAttribute(
      'href',
      /^https:\/\/www\.google\.com\/maps\/dir\/\?api=1&destination=Chmielna.*waypoints=Dobra/,
    );
    await expectAccessible(page);
  },
);

test('a stop is dragged to its place', { tag: '@phone' }, async ({ ownDesk, openBrowser }) => {
  const page = await openBrowser();
  await addRound(ownDesk, page);
  await page.goto('/deliveries/round');
  const middleOf = async (at: number) => {
    const { x, y, height } = (await stopsOn(page).nth(at).boundingBox())!;
    return [x + 20, y + height / 2] as const;
  };
  await page.mouse.move(...(await middleOf(0)));
  await page.mouse.down();
  const [x, y] = await middleOf(2);
  await page.mouse.move(x, y + 8, { steps: 8 });
  await page.mouse.up();
  await expectStops(page, 'BCAD');
  await expect(page.locator('form[aria-busy=true]')).toHaveCount(0);
  await page.reload();
  await expectStops(page, 'BCAD');
});

test('an order that isn’t saved isn’t shown any longer, and can be sent again', async ({
  ownDesk,
  openBrowser,
  consoleErrors,
}) => {
  const page = await openBrowser();
  await addRound(ownDesk, page);
  await page.goto('/deliveries/round');
  consoleErrors.expect(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  await page.context().setOffline(true);
  await moveButton(page, 'down', 'Aleje').click();
  await expect(page.getByText(/^The server didn’t respond/)).toBeVisible();
  await expectStops(page, 'ABCD');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expectStops(page, 'BACD');
  await expect(page.locator('form[aria-busy=true]')).toHaveCount(0);
  await page.reload();
  await expectStops(page, 'BACD');
});

test(
  'a dispatcher arranges the round of a courier, day by day, in another app',
  { tag: '@phone' },
  async ({ ownDesk: desk, openBrowser }) => {
    const page = await openBrowser();
    await addRound(desk, page);
    await desk.goto('/profile');
    await desk.getByLabel('Navigation app').selectOption('Waze');
    await desk.getByRole('button', { name: 'Save profile' }).click();
    await expect(desk.getByRole('status')).toContainText('Profile saved.');
    await expect(desk.getByLabel('Navigation app')).toHaveValue('waze');

    await desk.goto('/team');
    await desk.getByRole('link', { name: 'Round of Cem' }).click();
    await expect(desk.getByRole('heading', { name: 'Round of Cem' })).toBeVisible();
    await moveButton(desk, 'down', 'Aleje').click();
    await expectStops(desk, 'BACD');
    await desk.getByRole('button', { name: 'Open round in maps' }).click();
    const legs = desk.getByRole('link', { name: /^Stop \d/ });
    await expect(legs).toHaveCount(4);
    await expect(legs.first()).toHaveAttribute(
      'href',
      'https://waze.com/ul?q=Bracka%202%2C%20Warszawa&navigate=yes',
    );
    await expectAccessible(desk);
    await desk.keyboard.press('Escape');
    await desk.getByRole('link', { name: 'Next day' }).click();
    await expect(desk.getByText('No stops on this day.')).toBeVisible();
    await desk.getByRole('link', { name: 'Previous day' }).click();
    await expectStops(desk, 'BACD');
    await page.goto('/deliveries/round');
    await expectStops(page, 'BACD');

    const [, , id] = new URL(desk.url()).pathname.split('/');
    await desk.goto(`/orders?courier=${id}`);
    await desk.getByRole('link', { name: 'Round', exact: true }).click();
    await expectStops(desk, 'BACD');
  },
);
