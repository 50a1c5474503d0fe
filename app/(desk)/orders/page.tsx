import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { DeleteDialog } from '@/components/orders/delete-dialog';
import { EmptyOrders } from '@/components/orders/empty-orders';
import { OrderTable } from '@/components/orders/order-table';
import { StatusTabs } from '@/components/orders/status-tabs';
import { Main } from '@/components/shell/main';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { PageHeading } from '@/components/ui/page-heading';
import { Pager } from '@/components/ui/pager';
import { SoftLinks } from '@/components/ui/soft-links';
import { requireActor } from '@/lib/auth/require-actor';
import { calendarDate } from '@/lib/dates';
import { newId } from '@/lib/db/id';
import { formatNumber } from '@/lib/numbers';
import { readFlash } from '@/lib/forms/flash';
import { listOrders } from '@/lib/orders/queries';
import { countOrders } from '@/lib/workspaces/queries';
import { deleteOrderAction, markDeliveredAction, reopenOrderAction } from './actions';

export const metadata: Metadata = { title: 'Orders' };

/** What is not understood is ignored. */
const parameters = z.object({
  status: z.enum(['ongoing', 'delivered']).optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
});

const STATUSES = { ongoing: 'ONGOING', delivered: 'DELIVERED' } as const;

export default async function OrdersPage({ searchParams }: PageProps<'/orders'>) {
  const actor = await requireActor();
  const { status, ...cursor } = parameters.parse(await searchParams);
  const [page, counts, flash] = await Promise.all([
    listOrders(actor, { ...(status && { status: STATUSES[status] }), ...definedOnly(cursor) }),
    countOrders(actor),
    readFlash(),
  ]);
  // Everything on this page was deleted meanwhile: start over rather than show nothing.
  if (page.orders.length === 0 && (cursor.before || cursor.after)) {
    redirect(status ? `/orders?status=${status}` : '/orders');
  }
  const address = (cursorName: 'before' | 'after', id: string | null) =>
    id && `/orders?${new URLSearchParams({ ...(status && { status }), [cursorName]: id })}`;

  return (
    <Main>
      <SoftLinks>
        <DeleteDialog deleteOrder={deleteOrderAction} then="stay">
          <PageHeading title="Orders">
            <Link href="/orders/new" prefetch={false} className={buttonClass({ look: 'primary' })}>
              <Icon name="plus" /> New order
            </Link>
          </PageHeading>
          <StatusTabs counts={counts} current={status} />
          {page.orders.length === 0 ? (
            <EmptyOrders status={status} total={counts.all} />
          ) : (
            <>
              <OrderTable
                orders={page.orders}
                today={calendarDate(new Date(), actor.timeZone)}
                changedId={flash?.orderId}
                newOperationId={newId}
                actions={{ markDelivered: markDeliveredAction, reopen: reopenOrderAction }}
              />
              <Pager
                summary={`${page.orders.length} of ${formatNumber(counts[status ?? 'all'])}`}
                newer={address('after', page.newer)}
                older={address('before', page.older)}
              />
            </>
          )}
        </DeleteDialog>
      </SoftLinks>
    </Main>
  );
}

/** Without the keys that hold nothing: a query must never be told "undefined". */
function definedOnly(cursor: { before?: string | undefined; after?: string | undefined }) {
  return {
    ...(cursor.before && { before: cursor.before }),
    ...(cursor.after && { after: cursor.after }),
  };
}
