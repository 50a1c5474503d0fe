import { listedIds, makeOrders } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

const ORDERS = 53;
const PAGE = 50;

test(
  'a long list is split into pages of 50, newest first',
  { tag: '@postgresql' },
  async ({ ownDesk }) => {
    const ids = Array.from({ length: ORDERS }, (_, index) => String(1001 + index));
    await makeOrders(ownDesk, ...ids.map((orderId) => ({ orderId })));
    const newestFirst = ids.toReversed();
    const older = ownDesk.getByRole('link', { name: 'Older' });
    const newer = ownDesk.getByRole('link', { name: 'Newer' });
    await ownDesk.goto('/orders');
    await expect(listedIds(ownDesk)).toHaveText(newestFirst.slice(0, PAGE));
    await expect(newer).toHaveCount(0);

    await older.click();
    await expect(listedIds(ownDesk)).toHaveText(newestFirst.slice(PAGE));
    await expect(older).toHaveCount(0);

    await newer.click();
    await expect(listedIds(ownDesk)).toHaveText(newestFirst.slice(0, PAGE));
    await ownDesk.goBack();
    await expect(listedIds(ownDesk)).toHaveText(newestFirst.slice(PAGE));

    await ownDesk.goto('/orders?status=ongoing');
    await older.click();
    await expect(ownDesk).toHaveURL(/status=ongoing&after=/);
    await expect(listedIds(ownDesk)).toHaveText(newestFirst.slice(PAGE));

    await ownDesk.goto('/orders?sort=orderId&size=25');
    await ownDesk.getByRole('link', { name: 'Next' }).click();
    await expect(listedIds(ownDesk)).toHaveText(ids.slice(25, 50));
    await ownDesk.getByRole('link', { name: 'Next' }).click();
    await expect(listedIds(ownDesk)).toHaveText(ids.slice(50));
    await ownDesk.getByRole('link', { name: 'Previous' }).click();
    await expect(listedIds(ownDesk)).toHaveText(ids.slice(25, 50));
    await ownDesk.getByRole('link', { name: '100 orders per page' }).click();
    await expect(listedIds(ownDesk)).toHaveText(ids);

    await ownDesk.goto('/logs');
    await expect(ownDesk.getByRole('link', { name: '1053', exact: true })).toHaveCount(1);
    await older.click();
    await expect(ownDesk.getByRole('link', { name: '1001', exact: true })).toHaveCount(1);
    await expect(ownDesk.getByRole('link', { name: '1053', exact: true })).toHaveCount(0);
  },
);
