import { Icon, type IconName } from '@/components/ui/icon';
import type { Action } from '@/lib/log/events';

const ICONS: Record<Action, IconName> = {
  Created: 'plus',
  Edited: 'pencil',
  'Marked Delivered': 'check',
  Reopened: 'reopen',
  Deleted: 'trash',
};

/** An action of the log, by sign and word. */
export function ActionWord({ action }: { action: Action }) {
  return (
    <span className="inline-flex items-center gap-1.5 font-medium whitespace-nowrap">
      <span className="text-muted">
        <Icon name={ICONS[action]} size={14} />
      </span>
      {action}
    </span>
  );
}
