'use client';

import type { ReactNode } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { ButtonAction } from '@/lib/forms/form-state';
import { TargetFields } from './status-button';
import { targetParts } from '@/lib/orders/order-target';
import { isolated } from '@/lib/text';

/** `data-ask` of the links inside holds an order target as text. */
export function DeleteDialog({
  deleteOrder,
  then,
  children,
}: {
  deleteOrder: ButtonAction;
  /** The page to show afterwards. */
  then: 'stay' | 'list';
  children: ReactNode;
}) {
  return (
    <ConfirmDialog
      confirmationFor={(data) => {
        const target = targetParts(data);
        return {
          title: `Delete order ${isolated(target.orderId)}?`,
          text: 'This removes the order for everyone. The log keeps its history.',
          confirmLabel: 'Delete order',
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
