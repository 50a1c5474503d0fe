import { Icon } from '@/components/ui/icon';
import { isOrderAction, ORDER_ACTIONS, type Action } from '@/lib/audit-log/actions';

export function ActionWord({
  action,
  undoes = null,
  takenOver = null,
}: {
  action: Action;
  undoes?: number | null;
  takenOver?: string | null;
}) {
  const lines = takenOver === null ? 'whitespace-nowrap' : 'wrap-anywhere';
  return (
    <span className={`inline-flex items-baseline gap-1.5 font-medium ${lines}`}>
      <span className="self-center text-muted">
        <Icon name={isOrderAction(action) ? ORDER_ACTIONS[action].icon : 'log'} size={14} />
      </span>
      {takenOver === null ? action : `Taken over: ${takenOver}`}
      {undoes === null ? null : (
        <>
          {' '}
          <span title={`Undo of version ${undoes}`} className="text-xs font-normal text-muted">
            · undo <span className="sr-only">of version {undoes}</span>
          </span>
        </>
      )}
    </span>
  );
}
