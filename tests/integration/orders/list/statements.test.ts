import { expect, test } from 'vitest';
import OrdersPage from '@/app/(desk)/orders/page';
import { statements } from '@/lib/db/client';
import { sql } from '@/lib/db/sql';
import { markDelivered } from '@/lib/orders/mutations';
import { countingStatements } from '@/tests/support/count-statements';
import '@/tests/support/next';
import { newOrder, seen } from '@/tests/support/orders';
import { newActor, newSignIn } from '@/tests/support/people';
import { newRequest } from '@/tests/support/request';

test('the default list takes four statements, and three until something changes', async () => {
  const { actor: ann, sessionToken } = await newSignIn();
  const { workspaceId } = ann;
  const courier = await newActor({ workspaceId, role: 'COURIER', name: 'Marek' });
  for (let number = 0; number < 30; number++) {
    const order = await newOrder(ann, { courierId: number % 2 ? courier.userId : null });
    if (number % 3 === 0) await markDelivered(ann, seen(order));
  }
  await newRequest({ sessionToken });
  await countingStatements(async (since) => {
    const statementsOfPage = async () => {
      since();
      await OrdersPage({ params: Promise.resolve({}), searchParams: Promise.resolve({}) });
      return since();
    };
    // Connects, which takes statements of its own.
    await statements().one(sql`SELECT 1 AS "one"`);
    expect(await statementsOfPage()).toHaveLength(4);
    expect(await statementsOfPage()).toHaveLength(3);
    await newOrder(ann);
    expect(await statementsOfPage()).toHaveLength(4);
  });
});
