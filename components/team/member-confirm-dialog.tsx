'use client';

import type { ReactNode } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import type { ButtonAction } from '@/lib/forms/form-state';
import { AskedFields } from './asked-fields';
import { OrdersLeft } from './unreassigned-orders';
import { QUESTIONS, type Asked, type Question } from './questions';

/** Asks once before something is done to a member; what `data-ask` holds is an {@link Asked} as JSON. */
export function MemberConfirmDialog({
  actions,
  children,
}: {
  actions: Record<Question, ButtonAction>;
  children: ReactNode;
}) {
  return (
    <ConfirmDialog
      asking={(about) => {
        const asked = JSON.parse(about) as Asked;
        const { title, text, button } = QUESTIONS[asked.question];
        return {
          title: title(asked.name),
          text,
          answer: button(asked.name),
          fields: (
            <div className="text-sm text-muted">
              <OrdersLeft asked={asked} />
              <AskedFields asked={asked} />
            </div>
          ),
          action: actions[asked.question],
        };
      }}
    >
      {children}
    </ConfirmDialog>
  );
}
