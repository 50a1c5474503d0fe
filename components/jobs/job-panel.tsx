import type { ReactNode } from 'react';
import { ActionButton } from '@/components/ui/action-button';
import type { ButtonAction } from '@/lib/forms/form-state';
import * as messages from '@/lib/jobs/messages';
import type { JobUnit, Progress, RunState } from '@/lib/jobs/progress';
import * as shared from '@/lib/messages';
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
  unit?: JobUnit;
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
          {isOwn ? messages.ownJobNote : messages.othersJobNote(userName)}
          {isOwn ? <JobRunner id={id} run={run} /> : null}
        </div>
      ) : null}
      {state === 'cancelled' ? (
        <p className="mb-4 max-w-prose text-muted">{messages.cancelledNote}</p>
      ) : null}
      <div className="mb-6 flex flex-wrap items-center gap-3 print:hidden">
        {isOwn && state !== 'done' ? (
          <ActionButton
            fields={{ id }}
            action={resume}
            className={isRunning ? 'not-noscript:hidden' : undefined}
          >
            {shared.continueButton}
          </ActionButton>
        ) : null}
        {isRunning && cancel ? (
          <ActionButton fields={{ id }} action={cancel} look="secondary">
            {shared.cancel}
          </ActionButton>
        ) : null}
        {children}
      </div>
    </>
  );
}
