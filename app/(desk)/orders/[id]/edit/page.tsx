import type { Metadata } from 'next';
import Link from 'next/link';
import { OrderForm } from '@/components/orders/order-form';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { requirePermission } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import * as shared from '@/lib/messages';
import { DETAIL_KEYS } from '@/lib/orders/fields';
import { couriersFor } from '@/lib/orders/couriers';
import * as messages from '@/lib/orders/messages';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';
import { editOrderAction } from '@/app/(desk)/orders/actions';
import { orderOrNotFound } from '@/app/(desk)/orders/[id]/load-or-not-found';

export const generateMetadata = titleOrNotFound(
  async ({ params }: PageProps<'/orders/[id]/edit'>): Promise<Metadata> => {
    const order = await orderOrNotFound(await requirePermission('orders.edit'), (await params).id);
    return { title: messages.editTitle(order.orderId) };
  },
);

export default pageOrNotFound(async function EditOrderPage({
  params,
}: PageProps<'/orders/[id]/edit'>) {
  const actor = await requirePermission('orders.edit');
  const order = await orderOrNotFound(actor, (await params).id);
  const { id, orderId } = order;
  return (
    <Main narrow>
      <PageHeading title={messages.editTitle(orderId)} />
      <OrderForm
        action={editOrderAction}
        draft={`${actor.userId}:order:${id}`}
        initial={{
          operationId: newId(),
          id,
          version: String(order.version),
          orderId,
          ...Object.fromEntries(DETAIL_KEYS.map((field) => [field, String(order[field] ?? '')])),
        }}
        couriers={await couriersFor(actor, order.courierId)}
      >
        <Link
          href={`/orders/${id}`}
          prefetch={false}
          data-cancel=""
          className={buttonClass({ look: 'quiet' })}
        >
          {shared.cancel}
        </Link>
      </OrderForm>
    </Main>
  );
});
