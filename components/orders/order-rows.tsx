'use client';

import { useLayoutEffect, useState, type MouseEvent, type ReactNode } from 'react';
import { keepRow } from '@/components/shell/shortcuts-rows';
import { ArrivedButton } from '@/components/ui/arrived-button';
import { useSteadyList } from '@/components/ui/steady-list';
import { TableRow, type RowContext, type RowOrder } from './order-row';
import { ROWS_LOOK } from './table-classes';

/**
 * The rows of the list, which stay where they are while someone is at them. A click beside links and buttons opens the
 * order, unless it selects text.
 */
export function OrderRows({
  orders,
  listing,
  goesOn,
  changedId,
  context,
  className,
  head,
}: {
  orders: RowOrder[];
  /** The address of the list. */
  listing: string;
  /** Whether there are more on other pages. */
  goesOn: boolean;
  changedId: string | undefined;
  context: RowContext;
  className: string;
  head: ReactNode;
}) {
  const { shown, arrived, showLatest, holdHandlers } = useSteadyList(orders, {
    listing,
    keyOf: ({ id }) => id,
    goesOn,
    layoutOf: (rows) => rows.map(({ id, status }) => `${id} ${status}`).join(' '),
  });
  const [changedIds, setChangedIds] = useState<ReadonlySet<string>>(new Set());
  if (changedId && !changedIds.has(changedId)) setChangedIds(new Set([...changedIds, changedId]));
  useLayoutEffect(keepRow, [shown]);

  return (
    <>
      <ArrivedButton arrived={arrived.length} showLatest={showLatest} />
      <table role="table" className={className} aria-label="Orders">
        {head}
        <tbody role="rowgroup" className={ROWS_LOOK} {...holdHandlers} onClick={openRow}>
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

/** What a click on it means already. */
const OWN = 'a, button, input, label';

function openRow({ target, currentTarget, ...event }: MouseEvent): void {
  if (!(target instanceof Element) || target.closest(OWN)) return;
  const selection = window.getSelection();
  if (selection && !selection.isCollapsed && selection.containsNode(target, true)) return;
  const link = target.closest('tr')?.querySelector<HTMLAnchorElement>('.id > a');
  if (!link) return;
  if (event.metaKey || event.ctrlKey) window.open(link.href);
  else link.click();
}
