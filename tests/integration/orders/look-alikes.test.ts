import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { withRaw } from '@/lib/db/raw';
import { createOrder } from '@/lib/orders/mutations';
import { confusableOrders } from '@/lib/orders/look-alikes';
import { runCommand } from '@/tests/support/command';
import { ownerUrl } from '@/tests/support/database';
import { details } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';

test('Order IDs that differ only in invisible characters or kinds of spaces are listed by workspace', async () => {
  const [ann, bob] = [await newActor(), await newActor()];
  // Bypasses the schema, as old versions did.
  const make = (actor: typeof ann, orderId: string) =>
    createOrder(actor, { operationId: randomUUID(), orderId, ...details });
  for (const orderId of [
    'A1',
    'A1\uFE0F',
    'A\u200D1',
    'B1\u00AD',
    'O1',
    '01',
    '\u3164',
    'C 1',
    'C\u00A01',
  ]) {
    await make(ann, orderId);
  }
  await make(bob, 'B1');

  expect(await withRaw(ownerUrl, 'read', confusableOrders)).toEqual([
    { workspaceId: ann.workspaceId, shown: 'A1', orderIds: ['A1', 'A1\uFE0F', 'A\u200D1'] },
    { workspaceId: ann.workspaceId, shown: 'C 1', orderIds: ['C 1', 'C\u00A01'] },
    { workspaceId: ann.workspaceId, shown: '', orderIds: ['\u3164'] },
  ]);
  const { code, output } = await runCommand(ownerUrl, 'order-look-alikes');
  expect(output).toContain(String.raw`"A1", "A1\u{fe0f}", "A\u{200d}1"`);
  expect(code).toBe(0);
});
