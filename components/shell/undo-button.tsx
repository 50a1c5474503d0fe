'use client';

import { ActionForm } from '@/components/ui/action-form';
import { usePathname } from 'next/navigation';
import { SubmitButton } from '@/components/ui/submit-button';
import type { Flash } from '@/lib/forms/flash';
import * as shared from '@/lib/messages';
import type { ButtonAction } from '@/lib/forms/form-state';

export type UndoActions = { order: ButtonAction; group: ButtonAction };

/** Works without JavaScript too. */
export function UndoButton({
  undo,
  actions,
}: {
  undo: NonNullable<Flash['undo']>;
  actions: UndoActions;
}) {
  const pathname = usePathname();
  return (
    <ActionForm action={'group' in undo ? actions.group : actions.order}>
      <input type="hidden" name="operationId" value={undo.operationId} />
      {'group' in undo ? (
        <input type="hidden" name="id" value={undo.group} />
      ) : (
        <>
          <input type="hidden" name="id" value={undo.order.id} />
          <input type="hidden" name="version" value={undo.order.version} />
          <input
            type="hidden"
            name="then"
            value={pathname === `/orders/${undo.order.id}` ? 'order' : 'stay'}
          />
        </>
      )}
      <SubmitButton look="secondary" data-undo="" aria-keyshortcuts="u">
        {shared.undo}
      </SubmitButton>
    </ActionForm>
  );
}
