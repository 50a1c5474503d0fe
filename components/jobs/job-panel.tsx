import type { ReactNode } from 'react';
import { ActionButton } from '@/components/ui/action-button';
import { buttonClass } from '@/components/ui/button';
import type { ButtonAction } from '@/lib/forms/form-state';
import * as messages from '@/lib/jobs/messages';
import type { JobUnit, Progress, RunState } from '@/lib/jobs/progress';
import * as shared from '@/lib/messages';
import { JobProgress } from './job-progress';
import { ProgressBar } from './progress-bar';

/** The progress of a job, and its buttons. The work goes on in the background while `isAtWork`. */
export function JobPanel({
  job: { id, state: stored, isOwn, isAtWork, userName, handled, total },
  state,
  unit = 'orders',
  resume,
  cancel,
  children,
}: {
  job: Progress & {
    id: string;
    state: string;
    isOwn: boolean;
    isAtWork: boolean;
    userName: string;
  };
  state: RunState;
  unit?: JobUnit;
  /** Continues a job that was cancelled or stopped. */
  resume: ButtonAction;
  cancel?: ButtonAction | undefined;
  children?: ReactNode;
}) {
  const isUnderWay = state === 'running' && isAtWork;
  const progress = { handled, total, at: new Date().getTime() };
  return (
    <>
      {isUnderWay ? (
        <JobProgress {...{ id, unit }} drawn={{ ...progress, state: stored, isAtWork }} />
      ) : state === 'done' ? null : (
        <ProgressBar {...{ ...progress, unit }} />
      )}
      {state === 'done' ? null : (
        <p className="mb-4 max-w-prose text-muted">
          {noteOf({ state, isAtWork, isOwn, userName })}
        </p>
      )}
      <div className="mb-6 flex flex-wrap items-center gap-3 print:hidden">
        {isOwn && state !== 'done' && !isUnderWay ? (
          <ActionButton fields={{ id }} action={resume}>
            {shared.continueButton}
          </ActionButton>
        ) : null}
        {isUnderWay ? (
          <a href="" className={buttonClass({ className: 'hidden noscript:inline-flex' })}>
            {messages.refreshButton}
          </a>
        ) : null}
        {isUnderWay && cancel ? (
          <ActionButton fields={{ id }} action={cancel} look="secondary">
            {shared.cancel}
          </ActionButton>
        ) : null}
        {children}
      </div>
    </>
  );
}

function noteOf({
  state,
  isAtWork,
  isOwn,
  userName,
}: {
  state: RunState;
  isAtWork: boolean;
  isOwn: boolean;
  userName: string;
}): string {
  if (state === 'cancelled') return messages.cancelledNote;
  if (isAtWork) return messages.jobNote;
  return isOwn ? messages.stoppedNote : messages.othersStoppedNote(userName);
}
