import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { DemoNote } from '@/components/imports/demo-note';
import { DeleteDialog } from '@/components/orders/delete-dialog';
import { PaperHead } from '@/components/labels/paper-head';
import { NoOrdersYet, NothingFound } from '@/components/orders/empty-orders';
import { ListActions } from '@/components/orders/list-actions';
import { ListHead } from '@/components/orders/list-head';
import { OrderTable } from '@/components/orders/order-table';
import { PageSizes } from '@/components/orders/page-sizes';
import { SummaryChart } from '@/components/orders/summary-chart';
import { SummaryFigures } from '@/components/orders/summary-figures';
import { SummaryTable } from '@/components/orders/summary-table';
import { ViewsMenu } from '@/components/saved-views/views-menu';
import { Main } from '@/components/shell/main';
import { Notes } from '@/components/ui/notes';
import { PageHeading } from '@/components/ui/page-heading';
import { Pager } from '@/components/ui/pager';
import { ClientNavigation } from '@/components/ui/client-navigation';
import { STATUS_NAMES } from '@/lib/orders/status';
import * as shared from '@/lib/messages';
import { may } from '@/lib/auth/permissions';
import { requireActor } from '@/lib/auth/require-actor';
import { calendarDate } from '@/lib/dates';
import { newId } from '@/lib/db/id';
import { readFlash } from '@/lib/forms/flash';
import { demoRead } from '@/lib/imports/demo';
import { readTogether } from '@/lib/db/read';
import { formatCount, formatNumber } from '@/lib/numbers';
import { describeFilters, withoutFilters } from '@/lib/orders/list/describe-filters';
import * as messages from '@/lib/orders/list/messages';
import { orderSummary } from '@/lib/orders/summary';
import { listOrders, restrictParams } from '@/lib/orders/list/queries';
import { DEFAULT_PARAMS } from '@/lib/orders/list/params';
import { hasFilter, listPath, listQuery, parseListParams } from '@/lib/orders/list/url';
import { courierNames, peopleRead } from '@/lib/orders/couriers';
import { capabilitiesFor } from '@/lib/orders/capabilities';
import { viewsRead } from '@/lib/saved-views/queries';
import { listParamsOf } from '@/lib/saved-views/schema';
import { visibleCounts } from '@/lib/workspaces/queries';
import { deleteOrderAction, orderListAction } from './actions';
import { fillDemoAction, removeDemoAction } from './import/actions';

export const metadata: Metadata = { title: messages.title };

/** `show=days` opens the table of the chart. */
const showSchema = z.literal('days').optional().catch(undefined);

const COUNT_KEYS = { ONGOING: 'ongoing', DELIVERED: 'delivered' } as const;

export default async function OrdersPage({ searchParams }: PageProps<'/orders'>) {
  const actor = await requireActor();
  const parameters = await searchParams;
  const { place, notes, everything, ...parsed } = parseListParams(parameters);
  const listing = restrictParams(actor, parsed.listing);
  const isTableOpen = showSchema.parse(parameters.show) !== undefined;
  const now = new Date();
  const isNarrowed = hasFilter({ ...listing, status: undefined });
  const mayImport = may(actor, 'orders.import');
  const [{ views, defaultQuery }, named, demo] = await readTogether(
    viewsRead(actor),
    may(actor, 'people.list') ? peopleRead(actor) : null,
    mayImport ? demoRead(actor) : null,
  );
  if (!everything && defaultQuery) redirect(listPath(listParamsOf(defaultQuery)));
  const query = listQuery(listing);
  const isHead = (!isNarrowed || query === defaultQuery) && !place.after && !place.before;
  const [page, counts, daily, flash] = await Promise.all([
    listOrders(actor, listing, place, now),
    visibleCounts(actor),
    isHead ? orderSummary(actor, now) : null,
    readFlash(),
  ]);
  const { couriers, people } = named ?? { couriers: [], people: null };
  const { orders, before, after } = page;
  const matching = isNarrowed ? page.count : null;
  // All orders of this page were deleted since: go to the first page instead of an empty one.
  if (orders.length === 0 && (place.after || place.before)) redirect(listPath(listing));
  const filters = describeFilters(listing, people ?? []);
  const { status, sort, descending } = listing;
  const total = counts[status ? COUNT_KEYS[status] : 'all'];
  const isEmpty = counts.all === 0;
  const totalText = matching === null ? formatNumber(total) : formatCount(matching);

  return (
    <Main>
      <ClientNavigation>
        <DeleteDialog deleteOrder={deleteOrderAction} then="stay">
          <PageHeading
            title={messages.title}
            subtitle={
              <>
                {daily && !isEmpty ? <SummaryFigures summary={daily} /> : null}
                <p aria-live="polite" className="text-sm text-muted tabular-nums print:hidden">
                  {matching === null ? null : messages.matchingNote(matching)}
                </p>
              </>
            }
          >
            {daily && !isEmpty ? <SummaryChart summary={daily} isTableOpen={isTableOpen} /> : null}
            <ViewsMenu views={views} current={query} maySave={may(actor, 'views.save')} />
            <ListActions
              {...{ query, mayImport }}
              mayCreate={may(actor, 'orders.create')}
              mayExport={may(actor, 'orders.export')}
            />
          </PageHeading>
          <PaperHead
            workspaceName={actor.workspaceName}
            filters={[
              ...(status ? [STATUS_NAMES[status]] : []),
              ...filters.map(({ text }) => text),
            ]}
            summary={messages.shownOrdersOf(orders.length, totalText)}
            now={now}
            timeZone={actor.timeZone}
          />
          <Notes notes={page.isLost ? [...notes, shared.invalidCursor] : notes} />
          {daily && isTableOpen ? <SummaryTable summary={daily} /> : null}
          {isEmpty ? null : <ListHead {...{ listing, counts, people, couriers }} texts={filters} />}
          {isEmpty ? (
            <NoOrdersYet
              mayCreate={may(actor, 'orders.create')}
              demo={mayImport ? { operationId: newId(), action: fillDemoAction } : null}
            />
          ) : orders.length === 0 ? (
            <NothingFound
              status={status}
              filters={filters.map(({ text }) => text)}
              clearPath={listPath(withoutFilters(listing))}
            />
          ) : (
            <>
              <OrderTable
                orders={orders}
                listing={listing}
                place={place.after ?? place.before ?? ''}
                total={matching ?? total}
                today={calendarDate(now, actor.timeZone)}
                timeZone={actor.timeZone}
                couriers={named ? courierNames(orders, named) : undefined}
                rights={await capabilitiesFor(actor, orders)}
                changedId={flash?.orderId}
                newOperationId={newId}
                action={orderListAction}
              />
              <Pager
                summary={messages.shownOf(orders.length, totalText)}
                newer={before && listPath(listing, { before })}
                older={after && listPath(listing, { after })}
                newestFirst={
                  sort === DEFAULT_PARAMS.sort && descending === DEFAULT_PARAMS.descending
                }
              >
                <PageSizes listing={listing} />
              </Pager>
            </>
          )}
          {demo ? <DemoNote operationId={newId()} remove={removeDemoAction} /> : null}
        </DeleteDialog>
      </ClientNavigation>
    </Main>
  );
}
