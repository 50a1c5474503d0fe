import { ActionButton } from '@/components/ui/action-button';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { newId } from '@/lib/db/id';
import { bulkActionPath } from '@/lib/bulk/paths';
import type { ImportView } from '@/lib/imports/queries';
import { undoBulkChangesAction } from '@/app/(desk)/orders/bulk/actions';

export function UndoImport({ view: { id, undoId } }: { view: ImportView }) {
  if (undoId) {
    return (
      <a href={bulkActionPath(undoId)} className={buttonClass()}>
        <Icon name="reopen" /> View undo results
      </a>
    );
  }
  return (
    <ActionButton
      fields={{ id, list: '', operationId: newId() }}
      action={undoBulkChangesAction}
      look="secondary"
    >
      <Icon name="reopen" /> Undo import
    </ActionButton>
  );
}
