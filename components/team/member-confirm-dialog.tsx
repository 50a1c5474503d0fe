'use client';

import type { ReactNode } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { ButtonAction } from '@/lib/forms/form-state';
import * as messages from '@/lib/team/messages';
import {
  MemberFields,
  UnreassignedOrders,
  type Confirmation,
  type MemberAction,
} from './confirmation';

/** `data-ask` holds a {@link Confirmation} as JSON. */
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
        const { title, text, button } = messages.confirmations[confirmation.kind];
        return {
          title: title(confirmation.name),
          text,
          confirmLabel: button(confirmation.name),
          fields: (
            <div className="text-sm text-muted">
              <UnreassignedOrders {...confirmation} />
              <MemberFields {...confirmation} />
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
