import Link from 'next/link';
import { Deliveries } from '@/components/orders/deliveries/deliveries';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { PageHeading } from '@/components/ui/page-heading';
import { ClientNavigation } from '@/components/ui/client-navigation';
import { requirePermission } from '@/lib/auth/require-actor';
import { calendarDate } from '@/lib/dates';
import { newId } from '@/lib/db/id';
import { listDeliveries } from '@/lib/orders/list/deliveries-query';
import * as messages from '@/lib/orders/list/messages';
import { pageOrNotFound, titleFor } from '@/app/(desk)/page-or-not-found';
import { orderListAction } from '@/app/(desk)/orders/actions';

export const generateMetadata = titleFor(messages.deliveriesTitle, 'deliveries.read');

export default pageOrNotFound(async function DeliveriesPage() {
  const actor = await requirePermission('deliveries.read');
  const now = new Date();
  const { ongoing, isMore, done } = await listDeliveries(actor, now);
  return (
    <Main>
      <ClientNavigation>
        <PageHeading title={messages.deliveriesTitle} />
        {ongoing.length === 0 ? (
          <div className="mb-8">
            <Empty icon="check" text={messages.nothingAssigned}>
              <Link href="/orders" prefetch={false} className={buttonClass()}>
                {messages.showOrdersButton}
              </Link>
            </Empty>
          </div>
        ) : null}
        <Deliveries
          {...{ ongoing, done }}
          operationId={newId()}
          today={calendarDate(now, actor.timeZone)}
          timeZone={actor.timeZone}
          action={orderListAction}
        />
        {isMore ? (
          <p className="mt-6 text-muted">
            {messages.showingFirst(ongoing.length)}{' '}
            <Link
              href="/orders?status=ongoing&sort=deliveryDate"
              prefetch={false}
              className="text-accent underline"
            >
              {messages.showAllOngoingLink}
            </Link>
          </p>
        ) : null}
      </ClientNavigation>
    </Main>
  );
});
