import { ActionForm } from '@/components/ui/action-form';
import type { Metadata } from 'next';
import Link from 'next/link';
import { TargetFields } from '@/components/orders/status-button';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { SubmitButton } from '@/components/ui/submit-button';
import { requirePermission } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';
import { deleteOrderAction } from '@/app/(desk)/orders/actions';
import { orderOrNotFound } from '@/app/(desk)/orders/[id]/load-or-not-found';
import { isolated } from '@/lib/text';

export const generateMetadata = titleOrNotFound(
  async ({ params }: PageProps<'/orders/[id]/delete'>): Promise<Metadata> => {
    const order = await orderOrNotFound(
      await requirePermission('orders.delete'),
      (await params).id,
    );
    return { title: `Delete order ${order.orderId}` };
  },
);

/** For browsers without JavaScript; with it, a dialog asks. */
export default pageOrNotFound(async function DeleteOrderPage({
  params,
}: PageProps<'/orders/[id]/delete'>) {
  const { id, orderId, version, recipientName } = await orderOrNotFound(
    await requirePermission('orders.delete'),
    (await params).id,
  );
  return (
    <Main narrow>
      <PageHeading title={`Delete order ${isolated(orderId)}?`} />
      <p className="mb-5 break-words text-muted">
        This removes the order to <bdi>{recipientName}</bdi> for everyone. The log keeps its
        history.
      </p>
      <ActionForm action={deleteOrderAction} className="flex flex-wrap gap-3">
        <TargetFields target={{ id, orderId, version, operationId: newId() }} />
        <input type="hidden" name="then" value="list" />
        <SubmitButton look="danger">Delete order</SubmitButton>
        <Link href={`/orders/${id}`} prefetch={false} className={buttonClass()}>
          Cancel
        </Link>
      </ActionForm>
    </Main>
  );
});
