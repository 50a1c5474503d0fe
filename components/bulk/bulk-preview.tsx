'use client';

import type { ShownPreview } from '@/lib/bulk/describe';
import * as messages from '@/lib/bulk/messages';
import { BulkTable } from './bulk-table';
import { OrderLink, ReasonList } from './reason-list';

/** The orders that will change, and those that won't, with the reason. */
export function BulkPreview({ reasons, changing, more, from, to }: ShownPreview) {
  return (
    <>
      <ReasonList reasons={reasons} />
      {changing.length > 0 ? (
        <BulkTable
          name={messages.changingLabel}
          columns={messages.changingColumns}
          rows={changing.map((order) => ({
            key: order.id,
            cells: [
              <OrderLink key="link" order={order} />,
              order.recipient,
              messages.changeText(order.from ?? from, to),
            ],
          }))}
        />
      ) : null}
      {more > 0 ? <p className="text-sm text-muted">{messages.moreChanging(more)}</p> : null}
    </>
  );
}
