import Link from 'next/link';
import { BulkButton } from '@/components/bulk/bulk-button';
import { BulkProgressBar } from '@/components/bulk/bulk-progress';
import { BulkRunner } from '@/components/bulk/bulk-runner';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { newId } from '@/lib/db/id';
import type { BulkAction } from '@/lib/bulk/queries';
import {
  cancelBulkChangesAction,
  continueBulkChangesAction,
  runBulkChangesAction,
  undoBulkChangesAction,
} from '@/app/(desk)/orders/bulk/actions';
import { isolated } from '@/lib/text';

/** How far a group is that was let loose, and its buttons. Only the page of who made it drives it on. */
export function BulkControls({ group, list }: { group: BulkAction; list: string }) {
  const { id, state, done, isOwn, userName } = group;
  const isRunning = state === 'running';
  return (
    <>
      {state === 'done' ? null : <BulkProgressBar group={group} />}
      {isRunning ? (
        <div className="mb-4 max-w-prose text-sm text-muted">
          {isOwn
            ? 'This goes on while the page is open. Leave it, and it waits until you come back.'
            : `It goes on while ${isolated(userName)} has this page open.`}
          {isOwn ? <BulkRunner id={id} run={runBulkChangesAction} /> : null}
        </div>
      ) : null}
      <div className="mb-6 flex flex-wrap items-center gap-3 print:hidden">
        {isOwn && state !== 'done' ? (
          <BulkButton
            fields={{ id }}
            action={continueBulkChangesAction}
            className={isRunning ? 'not-noscript:hidden' : undefined}
          >
            Continue
          </BulkButton>
        ) : null}
        {isRunning ? (
          <BulkButton fields={{ id }} action={cancelBulkChangesAction} look="secondary">
            Cancel
          </BulkButton>
        ) : null}
        {done > 0 && !isRunning ? (
          <BulkButton
            fields={{ id, list, operationId: newId() }}
            action={undoBulkChangesAction}
            look="secondary"
          >
            <Icon name="reopen" /> Undo
          </BulkButton>
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
