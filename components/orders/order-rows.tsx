'use client';

import { clsx } from 'clsx';
import { useLayoutEffect, useState, type MouseEvent, type ReactNode } from 'react';
import { keepRow } from '@/components/shell/shortcuts-rows';
import { ArrivedButton } from '@/components/ui/arrived-button';
import { useSteadyList } from '@/components/ui/steady-list';
import { title } from '@/lib/orders/list/messages';
import type { RowOrder } from '@/lib/orders/list/rows';
import type { RowContext } from './order-columns';
import { TableRow } from './order-row';

/** With more columns, cells wrap. */
const MOST_UNCROWDED = 6;

/** Rows don't move while someone uses the list. A click beside links and buttons opens the order, unless it selects text. */
export function OrderRows({
  orders,
  listing,
  hasMore,
  changedId,
  context,
  head,
}: {
  orders: RowOrder[];
  /** The URL of the list, with its page. */
  listing: string;
  /** Other pages have more. */
  hasMore: boolean;
  changedId: string | undefined;
  context: RowContext;
  head: ReactNode;
}) {
  const { shown, arrived, showLatest, holdHandlers } = useSteadyList(orders, {
    listing,
    keyOf: ({ id }) => id,
    hasMore,
    layoutOf: (rows) => rows.map(({ id, status }) => `${id} ${status}`).join(' '),
  });
  const [changedIds, setChangedIds] = useState<ReadonlySet<string>>(new Set());
  if (changedId && !changedIds.has(changedId)) setChangedIds(new Set([...changedIds, changedId]));
  useLayoutEffect(keepRow, [shown]);

  return (
    <>
      <ArrivedButton arrived={arrived.length} showLatest={showLatest} />
      <table
        role="table"
        aria-label={title}
        className={clsx('order-table', context.columns.length > MOST_UNCROWDED && 'crowded')}
      >
        {head}
        <tbody role="rowgroup" {...holdHandlers} onClick={openRow}>
          {shown.map((order) => (
            <TableRow
              key={order.id}
              order={order}
              context={context}
              isChanged={order.id === changedId}
              wasChanged={changedIds.has(order.id)}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Elements that handle their own clicks. */
const CLICKABLE = 'a, button, input, label';

function openRow({ target, currentTarget, ...event }: MouseEvent): void {
  if (!(target instanceof Element) || target.closest(CLICKABLE)) return;
  const selection = window.getSelection();
  if (selection && !selection.isCollapsed && selection.containsNode(target, true)) return;
  const link = target.closest('tr')?.querySelector<HTMLAnchorElement>('.id > a');
  if (!link) return;
  if (event.metaKey || event.ctrlKey) window.open(link.href);
  else link.click();
}
