import type { ReactNode } from 'react';
import { ActionButton } from '@/components/ui/action-button';
import type { ButtonAction } from '@/lib/forms/form-state';
import type { Progress, RunState } from '@/lib/jobs/progress';
import { isolated } from '@/lib/text';
import { JobRunner } from './job-runner';
import { ProgressBar } from './progress-bar';

/** The progress of a job, and its buttons. Only the open page of its creator runs it. */
export function JobPanel({
  job: { id, isOwn, userName, handled, total },
  state,
  unit = 'orders',
  run,
  resume,
  cancel,
  children,
}: {
  job: Progress & { id: string; isOwn: boolean; userName: string };
  state: RunState;
  /** "orders", "rows checked". */
  unit?: string;
  run: ButtonAction;
  /** Continues a cancelled job; without JavaScript, any job. */
  resume: ButtonAction;
  cancel?: ButtonAction | undefined;
  children?: ReactNode;
}) {
  const isRunning = state === 'running';
  return (
    <>
      {state === 'done' ? null : (
        <ProgressBar {...{ handled, total, unit }} at={new Date().getTime()} />
      )}
      {isRunning ? (
        <div className="mb-4 max-w-prose text-sm text-muted">
          {isOwn
            ? 'This runs while the page is open. If you leave, it pauses until you come back.'
            : `This runs while ${isolated(userName)} has this page open.`}
          {isOwn ? <JobRunner id={id} run={run} /> : null}
        </div>
      ) : null}
      {state === 'cancelled' ? (
        <p className="mb-4 max-w-prose text-muted">
          Changes made so far are kept. Continue resumes where it stopped.
        </p>
      ) : null}
      <div className="mb-6 flex flex-wrap items-center gap-3 print:hidden">
        {isOwn && state !== 'done' ? (
          <ActionButton
            fields={{ id }}
            action={resume}
            className={isRunning ? 'not-noscript:hidden' : undefined}
          >
            Continue
          </ActionButton>
        ) : null}
        {isRunning && cancel ? (
          <ActionButton fields={{ id }} action={cancel} look="secondary">
            Cancel
          </ActionButton>
        ) : null}
        {children}
      </div>
    </>
  );
}
