import type { Metadata } from 'next';
import Link from 'next/link';
import { AttemptForm } from '@/components/orders/attempt-form';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { DeliveryDate } from '@/components/orders/delivery-date';
import { may } from '@/lib/auth/permissions';
import { requirePermission } from '@/lib/auth/require-actor';
import { calendarDate } from '@/lib/dates';
import { newId } from '@/lib/db/id';
import { Refusal } from '@/lib/errors';
import * as shared from '@/lib/messages';
import { openOrderButton } from '@/lib/orders/changes/messages';
import * as messages from '@/lib/orders/messages';
import { findAttemptChoices } from '@/lib/workspaces/queries';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';
import { recordAttemptAction } from '@/app/(desk)/orders/actions';
import { orderOrNotFound } from '@/app/(desk)/orders/[id]/load-or-not-found';

export const generateMetadata = titleOrNotFound(
  async ({ params }: PageProps<'/orders/[id]/attempt'>): Promise<Metadata> => {
    const order = await orderOrNotFound(
      await requirePermission('orders.deliver'),
      (await params).id,
    );
    return { title: messages.attemptTitle(order.orderId) };
  },
);

/** For browsers without JavaScript, and for the order list. Elsewhere a dialog asks. */
export default pageOrNotFound(async function AttemptPage({
  params,
}: PageProps<'/orders/[id]/attempt'>) {
  const actor = await requirePermission('orders.deliver');
  const order = await orderOrNotFound(actor, (await params).id);
  const { id, orderId, version, recipientName } = order;
  const now = new Date();
  const cancelPath = may(actor, 'deliveries.read') ? '/deliveries' : `/orders/${id}`;
  return (
    <Main narrow>
      <PageHeading title={messages.attemptTitle(orderId)} />
      <p className="mb-5 break-words text-muted">
        <bdi>{recipientName}</bdi>,{' '}
        <DeliveryDate
          date={order.deliveryDate}
          status={order.status}
          today={calendarDate(now, actor.timeZone)}
        />
      </p>
      {order.status === 'DELIVERED' ? (
        <>
          <p className="mb-5">
            {shared.refusalSentence(new Refusal('already-delivered', { orderId }))}
          </p>
          <Link href={`/orders/${id}`} prefetch={false} className={buttonClass()}>
            {openOrderButton}
          </Link>
        </>
      ) : (
        <AttemptForm
          action={recordAttemptAction}
          operationId={newId()}
          target={{ id, version }}
          then="leave"
          userId={actor.userId}
          choices={await findAttemptChoices(actor, now)}
        >
          <Link href={cancelPath} prefetch={false} data-cancel="" className={buttonClass()}>
            {shared.cancel}
          </Link>
        </AttemptForm>
      )}
    </Main>
  );
});
