'use client';

import type { ReactNode } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { ButtonAction } from '@/lib/forms/form-state';
import { MemberFields } from './member-fields';
import { OrdersLeft } from './unreassigned-orders';
import { CONFIRMATIONS, type Confirmation, type MemberAction } from './confirmations';

/** `data-ask` holds an {@link Confirmation} as JSON. */
export function MemberConfirmDialog({
  actions,
  children,
}: {
  actions: Record<MemberAction, ButtonAction>;
  children: ReactNode;
}) {
  return (
    <ConfirmDialog
      confirmationFor={(about) => {
        const confirmation = JSON.parse(about) as Confirmation;
        const { title, text, button } = CONFIRMATIONS[confirmation.kind];
        return {
          title: title(confirmation.name),
          text,
          confirmLabel: button(confirmation.name),
          fields: (
            <div className="text-sm text-muted">
              <OrdersLeft confirmation={confirmation} />
              <MemberFields confirmation={confirmation} />
            </div>
          ),
          action: actions[confirmation.kind],
        };
      }}
    >
      {children}
    </ConfirmDialog>
  );
}
