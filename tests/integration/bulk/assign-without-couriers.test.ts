import { expect, test } from 'vitest';
import { PreviewView } from '@/app/(desk)/orders/bulk/[id]/preview-view';
import type { Actor } from '@/lib/auth/actor';
import { transaction } from '@/lib/db/client';
import { createBulkAction } from '@/lib/bulk/mutations';
import { splitPreview } from '@/lib/bulk/preview';
import { findBulkAction, previewBulkAction } from '@/lib/bulk/queries';
import { newId } from '@/lib/db/id';
import { listCouriers } from '@/lib/accounts/queries';
import { renderTree } from '@/tests/integration/attack/render-tree';
import { newOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';

async function shownFor(ann: Actor, ids: string[]) {
  const now = new Date();
  const id = await createBulkAction(ann, {
    operationId: newId(),
    verb: 'assign',
    selection: { ids },
    now,
  });
  const bulkAction = (await findBulkAction(ann, id))!;
  const choice = { deliveryDate: null };
  return renderTree(
    PreviewView({
      ...{
        bulkAction,
        choice,
        list: '',
        names: new Map<string, string>(),
        mayInvite: true,
        typedWindow: {},
      },
      preview: splitPreview(await previewBulkAction(ann, { id, verb: 'assign', ...choice })),
      couriers: await listCouriers(ann),
    }),
  );
}

test('without couriers and without assigned orders, the page suggests inviting one', async () => {
  const ann = await newActor();
  const { id } = await newOrder(ann);
  const shown = await shownFor(ann, [id]);
  expect(shown).toContain('NoCourier.mayInvite=true');
  expect(shown).not.toContain('ApplyForm');
});

test('orders can be unassigned, also when no couriers are left', async () => {
  const ann = await newActor();
  const bob = await newActor({ workspaceId: ann.workspaceId, role: 'COURIER', name: 'Bob' });
  const orders = [await newOrder(ann), await newOrder(ann, { courierId: bob.userId })];
  const data = { active: false };
  await transaction((tx) => tx.user.updateMany({ where: { id: bob.userId }, data }));
  const shown = await shownFor(
    ann,
    orders.map(({ id }) => id),
  );
  expect(shown).toContain('ApplyForm');
  expect(shown).not.toContain('NoCourier');
});
