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
  return (
    <span className={takenOver === null ? 'action-word' : 'action-word taken-over'}>
      <Icon name={isOrderAction(action) ? ORDER_ACTIONS[action].icon : 'log'} size={14} />
      {takenOver === null ? action : messages.takenOver(takenOver)}
      {undoes === null ? null : (
        <>
          {' '}
          <span title={messages.undoOfVersion(undoes)}>
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
