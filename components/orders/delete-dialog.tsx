'use client';

import type { ReactNode } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { ButtonAction } from '@/lib/forms/form-state';
import { TargetFields } from './status-button';
import * as messages from '@/lib/orders/messages';
import { targetParts } from '@/lib/orders/order-target';

/** `data-ask` of the links inside holds an order target as text. */
export function DeleteDialog({
  deleteOrder,
  operationId,
  then,
  children,
}: {
  deleteOrder: ButtonAction;
  /** Of the page: one deletion per order and version. */
  operationId: string;
  /** The page to show afterwards. */
  then: 'stay' | 'list';
  children: ReactNode;
}) {
  return (
    <ConfirmDialog
      confirmationFor={(data) => {
        const target = targetParts(data);
        return {
          title: messages.deleteQuestion(target.orderId),
          text: messages.deleteWarning,
          confirmLabel: messages.deleteOrderButton,
          fields: (
            <>
              <TargetFields {...{ target, operationId }} />
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
