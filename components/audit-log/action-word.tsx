import { Icon } from '@/components/ui/icon';
import { Sentence } from '@/components/ui/sentence';
import { isOrderAction, ORDER_ACTIONS, type Action } from '@/lib/audit-log/actions';
import * as messages from '@/lib/audit-log/messages';

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
      {takenOver === null ? action : messages.takenOver(takenOver)}
      {undoes === null ? null : (
        <>
          {' '}
          <span title={messages.undoOfVersion(undoes)} className="text-xs font-normal text-muted">
            <Sentence
              text={messages.undoMark}
              parts={{ ofVersion: <span className="sr-only">{messages.ofVersion(undoes)}</span> }}
            />
          </span>
        </>
      )}
    </span>
  );
}
