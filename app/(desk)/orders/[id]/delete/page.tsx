import { ActionForm } from '@/components/ui/action-form';
import type { Metadata } from 'next';
import Link from 'next/link';
import { TargetFields } from '@/components/orders/status-button';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { Sentence } from '@/components/ui/sentence';
import { SubmitButton } from '@/components/ui/submit-button';
import { requirePermission } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import * as shared from '@/lib/messages';
import * as messages from '@/lib/orders/messages';
import { pageOrNotFound, titleOrNotFound } from '@/app/(desk)/page-or-not-found';
import { deleteOrderAction } from '@/app/(desk)/orders/actions';
import { orderOrNotFound } from '@/app/(desk)/orders/[id]/load-or-not-found';

export const generateMetadata = titleOrNotFound(
  async ({ params }: PageProps<'/orders/[id]/delete'>): Promise<Metadata> => {
    const order = await orderOrNotFound(
      await requirePermission('orders.delete'),
      (await params).id,
    );
    return { title: messages.deleteTitle(order.orderId) };
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
      <PageHeading title={messages.deleteQuestion(orderId)} />
      <p className="mb-5 break-words text-muted">
        <Sentence
          text={messages.deleteWarningTo}
          parts={{ recipient: <bdi>{recipientName}</bdi> }}
        />
      </p>
      <ActionForm action={deleteOrderAction} className="flex flex-wrap gap-3">
        <TargetFields target={{ id, orderId, version }} operationId={newId()} />
        <input type="hidden" name="then" value="list" />
        <SubmitButton look="danger">{messages.deleteOrderButton}</SubmitButton>
        <Link href={`/orders/${id}`} prefetch={false} className={buttonClass()}>
          {shared.cancel}
        </Link>
      </ActionForm>
    </Main>
  );
});
