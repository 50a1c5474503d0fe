import Link from 'next/link';
import { OrderForm } from '@/components/orders/order-form';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { PageHeading } from '@/components/ui/page-heading';
import { SubmitButton } from '@/components/ui/submit-button';
import { requirePermission } from '@/lib/auth/require-actor';
import { newId } from '@/lib/db/id';
import { listCouriers } from '@/lib/accounts/queries';
import * as shared from '@/lib/messages';
import * as messages from '@/lib/orders/messages';
import { findSettings } from '@/lib/workspaces/queries';
import { pageOrNotFound, titleFor } from '@/app/(desk)/page-or-not-found';
import { createOrderAction } from '@/app/(desk)/orders/actions';

export const generateMetadata = titleFor(messages.newTitle, 'orders.create');

export default pageOrNotFound(async function NewOrderPage({
  searchParams,
}: PageProps<'/orders/new'>) {
  const actor = await requirePermission('orders.create');
  // Not a random key: without JavaScript, React matches a response to its form by the key.
  const { after } = await searchParams;
  const { defaultSender } = await findSettings(actor);
  return (
    <Main narrow>
      <PageHeading title={messages.newTitle} />
      <OrderForm
        key={String(after)}
        action={createOrderAction}
        initial={{ operationId: newId(), senderName: defaultSender ?? '' }}
        couriers={await listCouriers(actor)}
        draft={`${actor.userId}:order:new`}
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
