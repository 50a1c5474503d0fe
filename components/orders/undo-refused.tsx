import { undoPath } from '@/lib/audit-log/paths';
import { Alert } from '@/components/ui/alert';
import { buttonClass } from '@/components/ui/button';
import * as messages from '@/lib/orders/changes/messages';
import type { UndoPreview } from '@/lib/orders/changes/undo-preview';
import type { AnyRefusal } from '@/lib/errors';
import { refusalSentence } from '@/lib/messages';

/** Why the entry can't be undone, with a next step. */
export function UndoRefused({
  id,
  order,
  since,
  refusal,
}: Pick<UndoPreview, 'order' | 'since'> & { id: string; refusal: AnyRefusal }) {
  const last = since.at(-1);
  return (
    <>
      <Alert>{refusalSentence(refusal)}</Alert>
      <p className="flex flex-wrap gap-3">
        {refusal.code === 'duplicate-order-id' ? (
          <a href={`/orders/${refusal.details.id}`} className={buttonClass()}>
            {messages.openOtherOrderButton}
          </a>
        ) : null}
        {order ? (
          <a href={`/orders/${id}`} className={buttonClass()}>
            {messages.openOrderButton}
          </a>
        ) : null}
        {!order && last?.action === 'Deleted' ? (
          <a href={undoPath(id, last.orderVersion!)} className={buttonClass()}>
            {messages.restoreButton}
          </a>
        ) : null}
      </p>
    </>
  );
}
