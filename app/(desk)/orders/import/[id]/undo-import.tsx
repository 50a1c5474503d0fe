import { ActionButton } from '@/components/ui/action-button';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { newId } from '@/lib/db/id';
import { bulkActionPath } from '@/lib/bulk/paths';
import * as messages from '@/lib/imports/messages';
import type { ImportView } from '@/lib/imports/queries';
import { undoBulkChangesAction } from '@/app/(desk)/orders/bulk/actions';

export function UndoImport({ view: { id, undoId } }: { view: ImportView }) {
  if (undoId) {
    return (
      <a href={bulkActionPath(undoId)} className={buttonClass()}>
        <Icon name="reopen" /> {messages.viewUndo}
      </a>
    );
  }
  return (
    <ActionButton
      fields={{ id, list: '', operationId: newId() }}
      action={undoBulkChangesAction}
      look="secondary"
    >
      <Icon name="reopen" /> {messages.undoImport}
    </ActionButton>
  );
}
