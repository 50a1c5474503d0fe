import Link from 'next/link';
import { JobPanel } from '@/components/jobs/job-panel';
import { ActionButton } from '@/components/ui/action-button';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { BulkAction } from '@/lib/bulk/queries';
import { newId } from '@/lib/db/id';
import type { RunState } from '@/lib/jobs/progress';
import * as shared from '@/lib/messages';
import {
  cancelBulkChangesAction,
  continueBulkChangesAction,
  undoBulkChangesAction,
} from '@/app/(desk)/orders/bulk/actions';

type Props = { bulkAction: BulkAction; state: RunState; list: string };

export function BulkControls({ bulkAction, state, list }: Props) {
  const { id, done } = bulkAction;
  return (
    <JobPanel
      job={bulkAction}
      state={state}
      resume={continueBulkChangesAction}
      cancel={cancelBulkChangesAction}
    >
      {done > 0 && state !== 'running' ? (
        <ActionButton
          fields={{ id, list, operationId: newId() }}
          action={undoBulkChangesAction}
          look="secondary"
        >
          <Icon name="reopen" /> {shared.undo}
        </ActionButton>
      ) : null}
      {done > 0 ? (
        <Link
          href={`/logs?group=${id}`}
          prefetch={false}
          className={buttonClass({ look: 'quiet' })}
        >
          <Icon name="log" /> {shared.openLog}
        </Link>
      ) : null}
    </JobPanel>
  );
}
