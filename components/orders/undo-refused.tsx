import { undoPath } from '@/components/audit-log/undo-link';
import { Alert } from '@/components/ui/alert';
import { buttonClass } from '@/components/ui/button';
import type { UndoPreview } from '@/lib/orders/changes/undo-preview';
import { refusalSentence, type AnyRefusal } from '@/lib/errors';

/** Why there is nothing to take back, and a way on. */
export function UndoRefused({
  id,
  order,
  since,
  refusal,
}: Pick<UndoPreview, 'order' | 'since'> & { id: string; refusal: AnyRefusal }) {
  const end = since.at(-1);
  return (
    <>
      <Alert>{refusalSentence(refusal)}</Alert>
      <p className="flex flex-wrap gap-3">
        {refusal.code === 'duplicate-order-id' ? (
          <a href={`/orders/${refusal.details.id}`} className={buttonClass()}>
            Open that order
          </a>
        ) : null}
        {order ? (
          <a href={`/orders/${id}`} className={buttonClass()}>
            Open the order
          </a>
        ) : null}
        {!order && end?.action === 'Deleted' ? (
          <a href={undoPath(id, end.orderVersion!)} className={buttonClass()}>
            Undo its deletion
          </a>
        ) : null}
      </p>
    </>
  );
}
