import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { OrderListScreen } from '@/components/orders/order-list';
import { ImportNotice } from '@/components/imports/import-notice';
import { Main } from '@/components/shell/main';
import { may } from '@/lib/auth/permissions';
import { requireActor } from '@/lib/auth/require-actor';
import { calendarDate } from '@/lib/dates';
import { newId } from '@/lib/db/id';
import { readTogether } from '@/lib/db/read';
import { readFlash } from '@/lib/forms/flash';
import { findUnfinished } from '@/lib/jobs/find-progress';
import * as messages from '@/lib/orders/list/messages';
import { parseListParams } from '@/lib/orders/list/parse';
import { restrictParams } from '@/lib/orders/list/queries';
import { LIST_RIGHTS } from '@/lib/orders/list/rows';
import { roundPath } from '@/lib/orders/rounds/paths';
import { hasFilter, listPath, listQuery } from '@/lib/orders/list/url';
import { viewsRead } from '@/lib/saved-views/queries';
import { listParamsOf } from '@/lib/saved-views/schema';
import { deleteOrderAction, orderListAction } from './actions';
import { fillDemoAction, removeDemoAction } from './import/actions';
import { loadList, namedReads } from './load-list';

export const metadata: Metadata = { title: messages.title };

/** `show=days` opens the table of the chart. */
const showSchema = z.literal('days').optional().catch(undefined);

export default async function OrdersPage({ searchParams }: PageProps<'/orders'>) {
  const actor = await requireActor();
  const parameters = await searchParams;
  const { place, notes, everything, ...parsed } = parseListParams(parameters);
  const listing = restrictParams(actor, parsed.listing);
  const now = new Date();
  const [{ views, defaultQuery }, ...named] = await readTogether(
    viewsRead(actor),
    ...namedReads(actor),
  );
  if (!everything && defaultQuery) redirect(listPath(listParamsOf(defaultQuery)));
  const isNarrowed = hasFilter({ ...listing, status: undefined });
  const isPlain = !isNarrowed || listQuery(listing) === defaultQuery;
  const hasSummary = isPlain && !place.after && !place.before;
  const [list, flash] = await Promise.all([
    loadList(actor, { listing, place, hasSummary }, named, now),
    readFlash(),
  ]);
  if (!list) redirect(listPath(listing));
  const [people, demo, imports] = named;
  const courier =
    people?.couriers.find(({ id, isFormer }) => id === listing.courier && !isFormer) ?? null;
  const unfinished = await findUnfinished(actor, imports ?? []);
  const offered = list.counts.all === 0 ? fillDemoAction : demo === null ? null : removeDemoAction;
  const demoAction = may(actor, 'orders.import') ? offered : null;
  return (
    <Main>
      {unfinished.map(({ id, progress }) => (
        <ImportNotice key={id} id={id} drawn={progress} />
      ))}
      <OrderListScreen
        list={list}
        screen={{
          listing,
          place,
          notes,
          views,
          people: people?.people ?? null,
          couriers: people?.couriers.map(({ id, name }) => ({ id, name })) ?? [],
          roundPath: courier && roundPath(courier.id),
          rights: LIST_RIGHTS.filter((right) => may(actor, right)),
          workspaceName: actor.workspaceName,
          timeZone: actor.timeZone,
          today: calendarDate(now, actor.timeZone),
          navigationApp: actor.navigationApp,
          now: now.toISOString(),
          changedId: flash?.orderId,
          isTableOpen: showSchema.parse(parameters.show) !== undefined,
          demoId: demoAction && newId(),
        }}
        actions={{ list: orderListAction, delete: deleteOrderAction, demo: demoAction }}
      />
    </Main>
  );
}
