import { Icon, type IconName } from '@/components/ui/icon';
import type { Action } from '@/lib/log/events';

const ICONS: Record<Action, IconName> = {
  Created: 'plus',
  Edited: 'pencil',
  'Marked Delivered': 'check',
  Reopened: 'reopen',
  Deleted: 'trash',
  Restored: 'reopen',
};

/** An action of the log, by sign and word; `undoes` is the version whose entry it takes back, where it is an undo. */
export function ActionWord({ action, undoes = null }: { action: Action; undoes?: number | null }) {
  return (
    <span className="inline-flex items-baseline gap-1.5 font-medium whitespace-nowrap">
      <span className="self-center text-muted">
        <Icon name={ICONS[action]} size={14} />
      </span>
      {action}
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
