import type { Metadata } from 'next';
import Link from 'next/link';
import { AttemptForm } from '@/components/orders/attempt-form';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { requirePermission } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import * as shared from '@/lib/messages';
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

/** For browsers without JavaScript; with it, a dialog asks. */
export default pageOrNotFound(async function AttemptPage({
  params,
}: PageProps<'/orders/[id]/attempt'>) {
  const actor = await requirePermission('orders.deliver');
  const { id, orderId, version, recipientName } = await orderOrNotFound(actor, (await params).id);
  return (
    <Main narrow>
      <PageHeading title={messages.attemptTitle(orderId)} />
      <p className="mb-5 break-words text-muted">
        <bdi>{recipientName}</bdi>
      </p>
      <AttemptForm
        action={recordAttemptAction}
        operationId={newId()}
        target={{ id, version }}
        then="leave"
        choices={await findAttemptChoices(actor, new Date())}
      >
        <Link href={`/orders/${id}`} prefetch={false} className={buttonClass()}>
          {shared.cancel}
        </Link>
      </AttemptForm>
    </Main>
  );
});
