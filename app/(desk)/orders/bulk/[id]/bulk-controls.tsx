import Link from 'next/link';
import { GroupButton } from '@/components/bulk/bulk-button';
import { GroupProgressBar } from '@/components/bulk/bulk-progress';
import { GroupRunner } from '@/components/bulk/bulk-runner';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { newId } from '@/lib/db/id';
import type { BulkAction } from '@/lib/bulk/queries';
import {
  cancelGroupAction,
  continueGroupAction,
  runGroupAction,
  undoGroupAction,
} from '@/app/(desk)/orders/bulk/actions';
import { isolated } from '@/lib/text';

/** How far a group is that was let loose, and its buttons. Only the page of who made it drives it on. */
export function GroupControls({ group, list }: { group: BulkAction; list: string }) {
  const { id, state, done, isOwn, userName } = group;
  const isRunning = state === 'running';
  return (
    <>
      {state === 'done' ? null : <GroupProgressBar group={group} />}
      {isRunning ? (
        <div className="mb-4 max-w-prose text-sm text-muted">
          {isOwn
            ? 'This goes on while the page is open. Leave it, and it waits until you come back.'
            : `It goes on while ${isolated(userName)} has this page open.`}
          {isOwn ? <GroupRunner id={id} run={runGroupAction} /> : null}
        </div>
      ) : null}
      <div className="mb-6 flex flex-wrap items-center gap-3 print:hidden">
        {isOwn && state !== 'done' ? (
          <GroupButton
            fields={{ id }}
            action={continueGroupAction}
            className={isRunning ? 'not-noscript:hidden' : undefined}
          >
            Continue
          </GroupButton>
        ) : null}
        {isRunning ? (
          <GroupButton fields={{ id }} action={cancelGroupAction} look="secondary">
            Cancel
          </GroupButton>
        ) : null}
        {done > 0 && !isRunning ? (
          <GroupButton
            fields={{ id, list, operationId: newId() }}
            action={undoGroupAction}
            look="secondary"
          >
            <Icon name="reopen" /> Undo
          </GroupButton>
        ) : null}
        {done > 0 ? (
          <Link
            href={`/logs?group=${id}`}
            prefetch={false}
            className={buttonClass({ look: 'quiet' })}
          >
            <Icon name="log" /> Open the log
          </Link>
        ) : null}
      </div>
    </>
  );
}
