'use client';

import { lazy, memo, useMemo } from 'react';
import { DemoNote } from '@/components/imports/demo-note';
import { PaperHead } from '@/components/labels/paper-head';
import { ViewsMenu } from '@/components/saved-views/views-menu';
import { useLiveData } from '@/components/shell/live-data';
import { buttonClass } from '@/components/ui/button';
import { ClientNavigation } from '@/components/ui/client-navigation';
import { Icon } from '@/components/ui/icon';
import { MoreToSearch, nextPart } from '@/components/ui/more-to-search';
import { Notes } from '@/components/ui/notes';
import { PageHeading } from '@/components/ui/page-heading';
import { Pager } from '@/components/ui/pager';
import { expand } from '@/lib/compact';
import type { ButtonAction } from '@/lib/forms/form-state';
import * as shared from '@/lib/messages';
import { formatCount, formatNumber } from '@/lib/numbers';
import { describeFilters, withoutFilters } from '@/lib/orders/list/describe-filters';
import * as messages from '@/lib/orders/list/messages';
import { DEFAULT_PARAMS, partRows, visibleColumns } from '@/lib/orders/list/params';
import type { ListRight, ListSummary, OrderList, OrderScreen } from '@/lib/orders/list/rows';
import { listPath, listQuery, livePath } from '@/lib/orders/list/url';
import { roundLink } from '@/lib/orders/rounds/messages';
import { STATUS_NAMES } from '@/lib/orders/status';
import type { OrderSummary } from '@/lib/orders/summary';
import { DeleteDialog } from './delete-dialog';
import { NoOrdersYet, NothingFound } from './empty-orders';
import { ListActions } from './list-actions';
import { OrderFilters } from './order-filters';
import { OrderTable } from './order-table';
import { PageSizes } from './page-sizes';
import { StatusTabs } from './status-tabs';
import { SummaryChart } from './summary-chart';
import { SummaryFigures } from './summary-figures';

export type OrderListActions = Record<'list' | 'delete', ButtonAction> & {
  /** Adds demo orders to an empty workspace, or removes them again. */
  demo: ButtonAction | null;
};

const COUNT_KEYS = { ONGOING: 'ongoing', DELIVERED: 'delivered' } as const;

/** One client component with plain data, because the server would otherwise send each row twice. */
export function OrderListScreen({
  list: drawn,
  screen,
  actions,
}: {
  list: OrderList;
  screen: OrderScreen;
  actions: OrderListActions;
}) {
  const { listing, place, people, couriers, timeZone, today, navigationApp, demoId } = screen;
  const list = useLiveData(livePath(listing, place, drawn.summary !== null), drawn);
  const { counts, matching, isLeast, part, before, after } = list;
  const { status, sort, descending } = listing;
  const rights = useMemo(() => new Set(screen.rights), [screen.rights]);
  const orders = useMemo(() => expand(list.orders), [list.orders]);
  const summary = useMemo(() => summaryOf(list.summary, today), [list.summary, today]);
  const filters = useMemo(() => describeFilters(listing, people ?? []), [listing, people]);
  const context = useMemo(() => {
    const has = (right: ListRight) => screen.rights.includes(right);
    return {
      columns: visibleColumns(listing.columns, list.hasCouriers),
      today,
      timeZone,
      navigationApp,
      rights: {
        group: has('orders.bulk'),
        deliver: has('orders.deliver'),
        edit: has('orders.edit'),
        delete: has('orders.delete'),
      },
    };
  }, [screen.rights, listing, list.hasCouriers, today, timeZone, navigationApp]);
  const total = matching ?? counts[status ? COUNT_KEYS[status] : 'all'];
  const totalText = matching === null ? formatNumber(total) : formatCount(matching, isLeast);
  const searched = messages.ordersOf(partRows(sort));
  const next = nextPart(part, list, (at) => listPath(listing, at));
  const isEmpty = counts.all === 0;
  const texts = filters.map(({ text }) => text);

  return (
    <ClientNavigation>
      <DeleteDialog deleteOrder={actions.delete} operationId={list.operationId} then="stay">
        <ListHeading
          {...{ screen, matching, isLeast, rights }}
          summary={isEmpty ? null : summary}
        />
        <PaperHead
          workspaceName={screen.workspaceName}
          filters={[...(status ? [STATUS_NAMES[status]] : []), ...texts]}
          summary={messages.shownOrdersOf(orders.length, totalText)}
          now={new Date(screen.now)}
          timeZone={timeZone}
        />
        <Notes notes={list.isLost ? [...screen.notes, shared.invalidCursor] : screen.notes} />
        {summary && screen.isTableOpen ? <SummaryTable summary={summary} /> : null}
        {isEmpty ? null : (
          <div className="flex flex-wrap items-center sm:gap-x-2 lg:mb-2 print:hidden">
            <StatusTabs counts={counts} listing={listing} />
            <Filters {...{ listing, people, couriers }} texts={filters} />
          </div>
        )}
        {isEmpty ? (
          <NoOrdersYet
            mayCreate={rights.has('orders.create')}
            demo={demoId && actions.demo ? { operationId: demoId, action: actions.demo } : null}
          />
        ) : orders.length === 0 ? (
          <NothingFound
            {...{ status, part, next, searched }}
            filters={texts}
            clearPath={listPath(withoutFilters(listing))}
          />
        ) : (
          <>
            <OrderTable
              {...{ orders, listing, total, isLeast, context }}
              place={place.after ?? place.before ?? ''}
              changedId={screen.changedId}
              hasCouriers={list.hasCouriers}
              operationId={list.operationId}
              action={actions.list}
            />
            {next ? <MoreToSearch searched={searched} path={next} /> : null}
          </>
        )}
        {isEmpty || (orders.length === 0 && !part) ? null : (
          <Pager
            summary={messages.shownOf(orders.length, totalText)}
            newer={before && listPath(listing, { before })}
            older={after && listPath(listing, { after })}
            newestFirst={sort === DEFAULT_PARAMS.sort && descending === DEFAULT_PARAMS.descending}
          >
            <PageSizes listing={listing} />
          </Pager>
        )}
        {demoId && actions.demo && !isEmpty ? (
          <DemoNote operationId={demoId} remove={actions.demo} />
        ) : null}
      </DeleteDialog>
    </ClientNavigation>
  );
}

function summaryOf(summary: ListSummary | null, today: string): OrderSummary | null {
  return summary && { ...summary, today, days: expand(summary.days) };
}

const Filters = memo(OrderFilters);

/** Rarely open. */
const SummaryTable = lazy(async () => {
  const { SummaryTable } = await import('./summary-table');
  return { default: SummaryTable };
});

const ListHeading = memo(function ListHeading({
  screen: { listing, views, isTableOpen, roundPath },
  summary,
  matching,
  isLeast,
  rights,
}: {
  screen: OrderScreen;
  summary: OrderSummary | null;
  matching: number | null;
  isLeast: boolean;
  rights: ReadonlySet<ListRight>;
}) {
  const query = listQuery(listing);
  return (
    <PageHeading
      title={messages.title}
      subtitle={
        <>
          {summary ? <SummaryFigures summary={summary} /> : null}
          <p aria-live="polite" className="text-sm text-muted tabular-nums print:hidden">
            {matching === null ? null : messages.matchingNote(matching, isLeast)}
          </p>
          {listing.attempts === 'failed' && matching && rights.has('orders.bulk') ? (
            <p className="text-sm text-muted print:hidden">{messages.setNewDateHint}</p>
          ) : null}
        </>
      }
    >
      {summary ? <SummaryChart summary={summary} isTableOpen={isTableOpen} /> : null}
      {roundPath ? (
        <a href={roundPath} className={buttonClass()}>
          <Icon name="truck" /> <span className="max-md:sr-only">{roundLink}</span>
        </a>
      ) : null}
      <ViewsMenu views={views} current={query} maySave={rights.has('views.save')} />
      <ListActions
        query={query}
        mayImport={rights.has('orders.import')}
        mayCreate={rights.has('orders.create')}
        mayExport={rights.has('orders.export')}
      />
    </PageHeading>
  );
});
