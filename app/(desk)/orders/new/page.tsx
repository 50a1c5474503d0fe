import Link from 'next/link';
import { OrderForm, type OrderFormValues } from '@/components/orders/order-form';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import { listCouriers, type Person } from '@/lib/accounts/queries';
import * as shared from '@/lib/messages';
import { DETAIL_KEYS } from '@/lib/orders/fields';
import * as messages from '@/lib/orders/messages';
import { proposeOrder } from '@/lib/orders/propose';
import type { OrderDetail } from '@/lib/orders/queries';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';
import { createOrderAction } from '@/app/(desk)/orders/actions';
import { orderOrNotFound } from '@/app/(desk)/orders/[id]/load-or-not-found';

export const generateMetadata = titleOrNotFound(
  async ({ searchParams }: PageProps<'/orders/new'>) => {
    const actor = await requirePermission('orders.create');
    await originalOf(actor, (await searchParams).from);
    return { title: messages.newTitle };
  },
);

export default pageOrNotFound(async function NewOrderPage({
  searchParams,
}: PageProps<'/orders/new'>) {
  const actor = await requirePermission('orders.create');
  // Not a random key: without JavaScript, React matches a response to its form by the key.
  const { after, from } = await searchParams;
  const original = await originalOf(actor, from);
  const [proposed, couriers] = await Promise.all([
    proposeOrder(actor, new Date()),
    listCouriers(actor),
  ]);
  return (
    <Main narrow>
      <PageHeading title={messages.newTitle} />
      <OrderForm
        key={String(after)}
        action={createOrderAction}
        initial={{ ...proposed, ...(original && copyOf(original, couriers)), operationId: newId() }}
        couriers={couriers}
        draft={`${actor.userId}:order:${original ? `copy:${original.id}` : 'new'}`}
      >
        <SubmitButton look="secondary" name="then" value="another">
          {messages.createAnotherButton}
        </SubmitButton>
        <Link
          href="/orders"
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

/** The order to duplicate. */
async function originalOf(
  actor: Actor,
  from: string | string[] | undefined,
): Promise<OrderDetail | null> {
  return from === undefined ? null : orderOrNotFound(actor, String(from));
}

/** The details of an order for another one, except its date, and its courier if they no longer are one. */
function copyOf(order: OrderDetail, couriers: readonly Person[]): Partial<OrderFormValues> {
  const copied = DETAIL_KEYS.filter(
    (field) =>
      field !== 'deliveryDate' &&
      (field !== 'courierId' || couriers.some(({ id }) => id === order.courierId)),
  );
  return Object.fromEntries(copied.map((field) => [field, String(order[field] ?? '')]));
}
