'use client';

import type { ReactNode } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { ButtonAction } from '@/lib/forms/form-state';
import { TargetFields } from './status-button';
import { targetParts } from '@/lib/orders/order-target';
import { isolated } from '@/lib/text';

/** Asks once before an order is deleted; what `data-ask` holds is an order target as text. */
export function DeleteDialog({
  deleteOrder,
  then,
  children,
}: {
  deleteOrder: ButtonAction;
  /** Where to be afterwards: on the same page, or on the list. */
  then: 'stay' | 'list';
  children: ReactNode;
}) {
  return (
    <ConfirmDialog
      asking={(about) => {
        const target = targetParts(about);
        return {
          title: `Delete order ${isolated(target.orderId)}?`,
          text: 'It leaves the list for everyone. The log keeps what it said.',
          answer: 'Delete order',
          fields: (
            <>
              <TargetFields target={target} />
              <input type="hidden" name="then" value={then} />
            </>
          ),
          action: deleteOrder,
        };
      }}
    >
      {children}
    </ConfirmDialog>
  );
}
